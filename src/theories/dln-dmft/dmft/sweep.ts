import type { Job } from '../../../contract/index.js';
import type { Setting } from '../conversions.js';
import type { Ensemble } from './ensemble.js';
import { combine, dots } from './passes.js';

/**
 * The state of a causal sweep: rows 0 to rows - 1 are done. Vectors over samples are stored row by row.
 * Residuals live in the span of orthonormal directions e_k of (D, σ), k <= n: r_n = Σ_k A_nk (direction k), and the
 * gradient noise in that of independent normals z_k. A = F + E[w zᵀ]/√δ makes the sampled flow the gradient flow of one
 * convex problem with the rows e_k + z_k/√δ as data: it cannot drift, whatever the number of samples.
 */
export interface Sweep {
  setting: Setting;
  ensemble: Ensemble;
  /** Order of the backward differentiation formula. */
  order: number;
  capacity: number;
  rows: number;
  times: Float64Array;
  /** y = h + c_0/2 and w, per row. */
  y: Float64Array;
  w: Float64Array;
  /** e_k without its part along σ, and that part. */
  directions: Float64Array;
  noiseParts: Float64Array;
  /** z_k. */
  normals: Float64Array;
  /** Orthonormal basis of what a new normal must be independent of: w*, z_k and D_k. */
  past: Float64Array;
  pastCount: number;
  /** Rows of length capacity: F_nk = <D_n, e_k> and A_nk. */
  overlaps: Float64Array;
  residuals: Float64Array;
  /** K_nn, and the weight B_nn of the newest row in the derivative. */
  kappa: Float64Array;
  derivative: Float64Array;
  /** Evaluations of all rows so far. */
  evaluations: number;
}

/** Bytes a sweep takes. */
export function sweepBytes(samples: number, rows: number): number {
  return 8 * rows * (7 * samples + 2 * rows);
}

/** A sweep without rows and with room for `capacity`. */
export function emptySweep(setting: Setting, ensemble: Ensemble, capacity: number, order: number): Sweep {
  const room = capacity * ensemble.size;
  const sweep: Sweep = {
    setting,
    ensemble,
    order,
    capacity,
    rows: 0,
    times: new Float64Array(capacity),
    y: new Float64Array(room),
    w: new Float64Array(room),
    directions: new Float64Array(room),
    noiseParts: new Float64Array(capacity),
    normals: new Float64Array(room),
    past: new Float64Array(2 * room + ensemble.size),
    pastCount: 0,
    overlaps: new Float64Array(capacity * capacity),
    residuals: new Float64Array(capacity * capacity),
    kappa: new Float64Array(capacity),
    derivative: new Float64Array(capacity),
    evaluations: 0,
  };
  const length = weightedNorm(ensemble.teacher, ensemble.p);
  if (length > 0)
    append(
      sweep,
      ensemble.teacher.map((v) => v / length),
    );
  return sweep;
}

/** Adds what of a vector lies outside the past to its orthonormal basis; the vector is overwritten. */
export function* remember(sweep: Sweep, vector: Float64Array): Job<void> {
  const before = weightedNorm(vector, sweep.ensemble.p);
  if (before === 0) return;
  yield* project(sweep, vector);
  yield* project(sweep, vector);
  const after = weightedNorm(vector, sweep.ensemble.p);
  if (after < 1e-8 * before) return;
  for (let i = 0; i < vector.length; i++) vector[i]! /= after;
  append(sweep, vector);
}

/** Adds a vector that is orthonormal to the past already. */
export function append(sweep: Sweep, vector: Float64Array): void {
  sweep.past.set(vector, sweep.pastCount * sweep.ensemble.size);
  sweep.pastCount++;
}

/** Takes the past out of a vector. */
export function* project({ past, pastCount, ensemble, rows }: Sweep, vector: Float64Array): Job<void> {
  const { p, size } = ensemble;
  const c = new Float64Array(pastCount);
  dots(past, pastCount, size, weighted(vector, p), c);
  yield { done: rows };
  for (let k = 0; k < pastCount; k++) c[k] = -c[k]!;
  combine(past, pastCount, size, c, vector);
  yield { done: rows };
}

/** p x per sample. */
export function weighted(x: Float64Array, p: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i]! * p[i]!;
  return out;
}

/** √Σ p x². */
export function weightedNorm(x: Float64Array, p: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += p[i]! * x[i]! * x[i]!;
  return Math.sqrt(sum);
}

/** log a² of every sample at time t. */
export function logSquares({ ensemble, setting }: Sweep, t: number): Float64Array {
  const shift = 2 * setting.weightDecay * t;
  return ensemble.logSquare.map((l) => l - shift);
}
