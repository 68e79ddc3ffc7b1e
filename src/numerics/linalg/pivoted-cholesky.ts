import { NumericalError } from '../errors.js';
import { requireFinite, requireLength } from './shape.js';
import { dot } from './vector.js';

export interface LowRankFactor {
  /** F, n x rank, rows in the original order: A = F Fᵀ up to `remainder`. */
  factor: Float64Array;
  rank: number;
  /** Indices in the order in which they were eliminated; F's rows in this order are lower triangular. */
  pivots: number[];
  /** Trace of A - F Fᵀ, which bounds its norm since that matrix is positive semi-definite. */
  remainder: number;
}

/**
 * Rank-revealing factor of a symmetric positive semi-definite n x n matrix; only the lower triangle is read.
 * Stops when no remaining diagonal entry exceeds `tolerance` times the largest of A (default n * 2.2e-16).
 * Throws `LINALG_NOT_POSITIVE_DEFINITE` when what remains exceeds twice that tolerance, as for an indefinite A.
 * Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 10.3.
 */
export function pivotedCholesky(a: Float64Array, n: number, tolerance = n * 2.220446049250313e-16): LowRankFactor {
  requireLength('pivotedCholesky', a, n * n);
  requireFinite('pivotedCholesky', a);
  const rows = new Float64Array(n * n);
  const diagonal = Float64Array.from({ length: n }, (_, i) => a[i * n + i]!);
  const pivots: number[] = [];
  const left = new Set(diagonal.keys());
  const threshold = tolerance * diagonal.reduce((largest, d) => Math.max(largest, Math.abs(d)), 0);
  while (left.size > 0) {
    let best = -1;
    for (const i of left) if (best < 0 || diagonal[i]! > diagonal[best]!) best = i;
    if (!(diagonal[best]! > threshold)) break;
    const k = pivots.length;
    const root = Math.sqrt(diagonal[best]!);
    left.delete(best);
    pivots.push(best);
    rows[best * n + k] = root;
    for (const i of left) {
      const entry = a[Math.max(i, best) * n + Math.min(i, best)]!;
      const value = (entry - dot(rows, rows, k, i * n, best * n)) / root;
      rows[i * n + k] = value;
      diagonal[i]! -= value * value;
    }
  }
  const remainder = checkedRemainder(a, rows, n, [...left], pivots.length, threshold);
  return { factor: firstColumns(rows, n, pivots.length), rank: pivots.length, pivots, remainder };
}

/** Trace of what is left; throws where it cannot be the remainder of a positive semi-definite matrix, whose entries the diagonal bounds. */
function checkedRemainder(
  a: Float64Array,
  rows: Float64Array,
  n: number,
  left: number[],
  rank: number,
  threshold: number,
): number {
  let trace = 0;
  for (const i of left) {
    for (const j of left) {
      if (j > i) continue;
      const entry = a[i * n + j]! - dot(rows, rows, rank, i * n, j * n);
      if (j < i ? Math.abs(entry) > 2 * threshold : entry < -2 * threshold) throw indefinite(i, j, entry);
      if (i === j) trace += Math.max(0, entry);
    }
  }
  return trace;
}

function firstColumns(rows: Float64Array, n: number, rank: number): Float64Array {
  const factor = new Float64Array(n * rank);
  for (let i = 0; i < n; i++) factor.set(rows.subarray(i * n, i * n + rank), i * rank);
  return factor;
}

function indefinite(i: number, j: number, value: number): NumericalError {
  return new NumericalError({
    code: 'LINALG_NOT_POSITIVE_DEFINITE',
    what: `pivotedCholesky: after eliminating the positive part, entry (${i}, ${j}) is still ${value}`,
    cause: 'the matrix has a negative eigenvalue',
    remedy: 'check that it is a covariance, or raise the tolerance if it was computed in lower precision',
  });
}
