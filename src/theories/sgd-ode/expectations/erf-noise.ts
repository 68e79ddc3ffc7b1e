import { asin } from '../../../numerics/math/index.js';
import { clipped } from './closed-pairs.js';
import type { LabelMoment, NoiseMoment } from './moments.js';
import { type Tilt, tiltBy } from './tilt.js';

const twoOverPi = 2 / Math.PI;

/**
 * Noise moment of erf(u/√2) students and teachers: both derivatives tilt the Gaussian, what is left is a sum of arc sines.
 * Symmetries in (j, l) and (a, b) are used, units without weight are skipped.
 * @equation N_jl = (2/π) det^{-1/2} ((2/π) Σ_ab c_a c_b asin(Ω̃_ab/√((1+Ω̃_aa)(1+Ω̃_bb))) + Δ), Ω̃ = Ω − Ω_{:S}A⁻¹Ω_{S:} [sgd-ode 3.4]
 */
export function erfNoise(p: number, n: number): NoiseMoment {
  const tilt: Tilt = { covariance: new Float64Array(n * n), change: new Float64Array(n * n), density: 0, trace: 0 };
  const scale = new Float64Array(n);
  return (omega, c, variance, N, D) => {
    for (let j = 0; j < p; j++)
      for (let l = j; l < p; l++) {
        tiltBy(omega, n, j, l, tilt, D !== undefined);
        for (let b = 0; b < n; b++) scale[b] = 1 / Math.sqrt(Math.max(1, 1 + tilt.covariance[b * n + b]!));
        const value = twoOverPi * arcSines(tilt.covariance, scale, c, n) + variance;
        N[j * p + l] = N[l * p + j] = twoOverPi * tilt.density * value;
        if (!D) continue;
        const slope = twoOverPi * arcSineSlopes(tilt, scale, c, n);
        D[j * p + l] = D[l * p + j] = 2 * twoOverPi * tilt.density * (slope - 0.5 * tilt.trace * value);
      }
  };
}

/** @equation E[σ'_jσ'_l] = (2/π) det^{-1/2}, radial derivative −τ times it, τ = tr(I−A⁻¹) [sgd-ode 3.4] */
export function erfLabelNoise(p: number, n: number): LabelMoment {
  const tilt: Tilt = { covariance: new Float64Array(0), change: new Float64Array(0), density: 0, trace: 0 };
  return (omega, N, D) => {
    for (let j = 0; j < p; j++)
      for (let l = j; l < p; l++) {
        tiltBy(omega, n, j, l, tilt, false);
        N[j * p + l] = N[l * p + j] = twoOverPi * tilt.density;
        if (D) D[j * p + l] = D[l * p + j] = -twoOverPi * tilt.density * tilt.trace;
      }
  };
}

/** Σ_ab c_a c_b asin(Ω̃_ab scale_a scale_b). */
function arcSines(covariance: Float64Array, scale: Float64Array, c: Float64Array, n: number): number {
  let total = 0;
  for (let a = 0; a < n; a++) {
    const ca = c[a]!;
    if (ca === 0) continue;
    const row = a * n;
    const sa = scale[a]!;
    let sum = 0;
    for (let b = a + 1; b < n; b++) sum += c[b]! * asin(clipped(covariance[row + b]! * sa * scale[b]!));
    total += ca * (2 * sum + ca * asin(clipped(covariance[row + a]! * sa * sa)));
  }
  return total;
}

/** d/ds of `arcSines` along the change of the tilted covariance. */
function arcSineSlopes({ covariance, change }: Tilt, scale: Float64Array, c: Float64Array, n: number): number {
  let total = 0;
  for (let a = 0; a < n; a++) {
    const ca = c[a]!;
    if (ca === 0) continue;
    const row = a * n;
    const logA = change[row + a]! * scale[a]! * scale[a]!;
    for (let b = a; b < n; b++) {
      const size = scale[a]! * scale[b]!;
      const u = clipped(covariance[row + b]! * size);
      const logB = change[b * n + b]! * scale[b]! * scale[b]!;
      const du = change[row + b]! * size - 0.5 * u * (logA + logB);
      const term = (ca * c[b]! * du) / Math.sqrt(Math.max(1e-300, 1 - u * u));
      total += a === b ? term : 2 * term;
    }
  }
  return total;
}
