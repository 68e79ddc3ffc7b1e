import type { LabelMoment } from './moments.js';
import type { TwoPoint } from './two-point.js';

/** Relative half-width of the central difference: its error is 1e-9 of the moment, which enters divided by d. */
const step = 1e-4;

/**
 * E[σ'_jσ'_l] from two-point functions; the radial derivative by a central difference in the scale of the covariance.
 * @equation E[Λ·∇(σ'_jσ'_l)] = 2 d/ds E[σ'_jσ'_l](sΩ) [sgd-ode 7.10]
 */
export function genericLabelNoise(functions: TwoPoint, p: number, n: number): LabelMoment {
  const V = new Float64Array(p * n);
  const U = new Float64Array(p * n);
  const scaled = new Float64Array(n * n);
  const slopes = (omega: Float64Array, factor: number, write: (at: number, value: number) => void) => {
    for (let i = 0; i < n * n; i++) scaled[i] = factor * omega[i]!;
    functions.slopes(scaled, V, U);
    for (let j = 0; j < p; j++) for (let l = 0; l < p; l++) write(j * p + l, V[j * n + l]!);
  };
  return (omega, N, D) => {
    slopes(omega, 1, (at, value) => {
      N[at] = value;
    });
    if (!D) return;
    slopes(omega, 1 + step, (at, value) => {
      D[at] = value / step;
    });
    slopes(omega, 1 - step, (at, value) => {
      D[at]! -= value / step;
    });
  };
}
