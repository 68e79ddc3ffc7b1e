import type { Job } from '../../../contract/index.js';
import type { Arena } from '../../../numerics/kernels/index.js';
import type { Setting } from '../conversions.js';
import type { Ensemble } from './ensemble.js';
import { combine, dots, emptyVectors, setVector, type Vectors, vectorBytes } from './vectors.js';

/**
 * The state of a causal sweep: rows 0 to rows - 1 are done. y and w are stored row by row.
 * Residuals live in the span of orthonormal directions e_k of (√s D, σ), k <= n: r_n = Σ_k A_nk (direction k), and the
 * gradient noise in that of independent normals z_k. A = F + E[√s w zᵀ]/√δ makes the sampled flow the gradient flow of one
 * convex problem with the rows √s (e_k + z_k/√δ) as data: it cannot drift, whatever the number of samples.
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
  /** The part of every e_k along σ. */
  noiseParts: Float64Array;
  /** Rows of length capacity: F_nk = <√s D_n, e_k> and A_nk. */
  overlaps: Float64Array;
  residuals: Float64Array;
  /** K_nn, and the weight B_nn of the newest row in the derivative. */
  kappa: Float64Array;
  derivative: Float64Array;
  /** Evaluations of all rows so far. */
  evaluations: number;
  /** Gone once the sweep is whole. */
  workshop: Workshop;
}

/** What a sweep needs to go on; lives in an arena. */
export interface Workshop {
  /** e_k without its part along σ. */
  directions: Vectors;
  /** z_k. */
  normals: Vectors;
  /** Orthonormal basis of what a new normal must be independent of: √s w*, z_k and √s D_k. */
  past: Vectors;
  pastCount: number;
  /** Room for vectors over samples. */
  drive: Float64Array;
  error: Float64Array;
  weighted: Float64Array;
  vector: Float64Array;
}

/** Bytes a sweep takes. */
export function sweepBytes(samples: number, rows: number): number {
  return 16 * rows * (samples + rows) + workshopBytes(samples, rows);
}

/** Bytes of the arena a sweep works in, the innovations of its ensemble included. */
export function workshopBytes(samples: number, rows: number): number {
  return 3 * vectorBytes(samples, rows) + vectorBytes(samples, 2 * rows + 1) + 8 * 4 * samples + 1024;
}

/** A sweep without rows and with room for `capacity`. */
export function emptySweep(arena: Arena, setting: Setting, ensemble: Ensemble, capacity: number, order: number): Sweep {
  const { size, teacher, feature } = ensemble;
  const sweep: Sweep = {
    setting,
    ensemble,
    order,
    capacity,
    rows: 0,
    times: new Float64Array(capacity),
    y: new Float64Array(capacity * size),
    w: new Float64Array(capacity * size),
    noiseParts: new Float64Array(capacity),
    overlaps: new Float64Array(capacity * capacity),
    residuals: new Float64Array(capacity * capacity),
    kappa: new Float64Array(capacity),
    derivative: new Float64Array(capacity),
    evaluations: 0,
    workshop: {
      directions: emptyVectors(arena, size, capacity),
      normals: emptyVectors(arena, size, capacity),
      past: emptyVectors(arena, size, 2 * capacity + 1),
      pastCount: 0,
      drive: arena.f64(size),
      error: arena.f64(size),
      weighted: arena.f64(size),
      vector: arena.f64(size),
    },
  };
  const signal = teacher.map((v, i) => v * feature[i]!);
  const length = weightedNorm(signal, ensemble.p);
  if (length > 0)
    append(
      sweep.workshop,
      signal.map((v) => v / length),
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
  append(sweep.workshop, vector);
}

/** Adds a vector that is orthonormal to the past already. */
export function append(workshop: Workshop, vector: Float64Array): void {
  setVector(workshop.past, workshop.pastCount, vector);
  workshop.pastCount++;
}

/** Takes the past out of a vector. */
export function* project({ workshop, ensemble, rows }: Sweep, vector: Float64Array): Job<void> {
  const { past, pastCount, weighted } = workshop;
  const { p } = ensemble;
  const c = new Float64Array(pastCount);
  for (let i = 0; i < vector.length; i++) weighted[i] = vector[i]! * p[i]!;
  dots(past, pastCount, weighted, c);
  yield { done: rows };
  for (let k = 0; k < pastCount; k++) c[k] = -c[k]!;
  combine(past, pastCount, c, vector);
  yield { done: rows };
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
