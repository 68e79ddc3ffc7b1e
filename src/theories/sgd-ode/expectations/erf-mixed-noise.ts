import { kernelEnergy } from './kernel-energy.js';
import type { NoiseMoment } from './moments.js';
import { type Tilt, tiltBy } from './tilt.js';
import type { TwoPoint } from './two-point.js';

const twoOverPi = 2 / Math.PI;

/**
 * Noise moment of erf(u/√2) students with a teacher of any kind: the tilted Gaussian leaves two-point functions.
 * @equation N_jl = (2/π) det^{-1/2} (cᵀK(Ω̃)c + Δ) [sgd-ode 3.4]
 */
export function erfMixedNoise(functions: TwoPoint, p: number, n: number): NoiseMoment {
  const tilt: Tilt = { covariance: new Float64Array(n * n), change: new Float64Array(n * n), density: 0, trace: 0 };
  const energy = kernelEnergy(functions, n);
  return (omega, c, variance, N, D) => {
    for (let j = 0; j < p; j++)
      for (let l = j; l < p; l++) {
        tiltBy(omega, n, j, l, tilt, D !== undefined);
        mirror(tilt.covariance, n);
        if (D) mirror(tilt.change, n);
        const { value, slope } = energy(tilt.covariance, c, D ? tilt.change : undefined);
        N[j * p + l] = N[l * p + j] = twoOverPi * tilt.density * (value + variance);
        if (D)
          D[j * p + l] = D[l * p + j] = 2 * twoOverPi * tilt.density * (slope - 0.5 * tilt.trace * (value + variance));
      }
  };
}

function mirror(matrix: Float64Array, n: number): void {
  for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) matrix[a * n + b] = matrix[b * n + a]!;
}
