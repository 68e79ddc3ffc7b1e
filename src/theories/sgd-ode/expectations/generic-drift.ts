import type { DriftMoment } from './moments.js';
import type { TwoPoint } from './two-point.js';

/**
 * Drift moment from two-point functions alone, for any activations.
 * @equation H = diag(U c) Ω[1..p,:] + (V∘c) Ω, U_jb = E[σ''_jσ_b], V_jb = E[σ'_jσ'_b] [sgd-ode 3.2]
 */
export function genericDrift(functions: TwoPoint, p: number, n: number): DriftMoment {
  const V = new Float64Array(p * n);
  const U = new Float64Array(p * n);
  return (omega, c, H) => {
    functions.slopes(omega, V, U);
    for (let j = 0; j < p; j++) {
      let own = 0;
      for (let b = 0; b < n; b++) own += U[j * n + b]! * c[b]!;
      for (let b = 0; b < n; b++) H[j * n + b] = own * omega[j * n + b]!;
      for (let l = 0; l < n; l++) {
        const weight = V[j * n + l]! * c[l]!;
        for (let b = 0; b < n; b++) H[j * n + b]! += weight * omega[l * n + b]!;
      }
    }
  };
}
