import { asin } from '../../../numerics/math/index.js';
import { clipped } from './closed-pairs.js';

/**
 * Risk of erf(u/√2) students and teachers.
 * @equation R = ½ cᵀKc = (1/π) Σ_ab c_a c_b asin(Ω_ab/√((1+Ω_aa)(1+Ω_bb))) [sgd-ode 3.1, 3.2]
 */
export function erfRisk(n: number): (omega: Float64Array, c: Float64Array) => number {
  const scale = new Float64Array(n);
  return (omega, c) => {
    for (let b = 0; b < n; b++) scale[b] = 1 / Math.sqrt(1 + omega[b * n + b]!);
    let total = 0;
    for (let a = 0; a < n; a++) {
      const row = a * n;
      let sum = 0;
      for (let b = a + 1; b < n; b++) sum += c[b]! * asin(clipped(omega[row + b]! * scale[a]! * scale[b]!));
      total += c[a]! * (2 * sum + c[a]! * asin(clipped(omega[row + a]! * scale[a]! * scale[a]!)));
    }
    return total / Math.PI;
  };
}
