import type { TwoPoint } from './two-point.js';

/** cᵀKc and its derivative along a change of the covariance. */
export interface KernelEnergy {
  value: number;
  slope: number;
}

/**
 * E[(Σ c_b σ_b)²] for covariance Ω and, if a change dΩ is given, its derivative along it.
 * @equation d cᵀKc = Σ_ab c_a c_b (V_ab dΩ_ab + ½ U_ab dΩ_aa + ½ U_ba dΩ_bb) [sgd-ode 3.2, 3.4]
 */
export function kernelEnergy(functions: TwoPoint, n: number) {
  const K = new Float64Array(n * n);
  const V = new Float64Array(n * n);
  const U = new Float64Array(n * n);
  return (omega: Float64Array, c: Float64Array, change?: Float64Array): KernelEnergy => {
    functions.kernel(omega, K);
    const value = quadratic(K, c, n);
    if (!change) return { value, slope: 0 };
    functions.slopes(omega, V, U, n);
    let slope = 0;
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) {
        const at = a * n + b;
        slope += c[a]! * c[b]! * (V[at]! * change[at]! + U[at]! * change[a * n + a]!);
      }
    return { value, slope };
  };
}

/** cᵀKc. */
export function quadratic(K: Float64Array, c: Float64Array, n: number): number {
  let sum = 0;
  for (let a = 0; a < n; a++) {
    let row = 0;
    for (let b = 0; b < n; b++) row += K[a * n + b]! * c[b]!;
    sum += c[a]! * row;
  }
  return sum;
}
