import { NumericalError } from '../errors.js';
import { log } from '../math/log.js';
import { requireFinite, requireLength } from './shape.js';
import { solveTriangular } from './triangular.js';
import { dot } from './vector.js';

/**
 * Lower factor L (zeros above) of a symmetric positive definite n x n matrix, A = L Lᵀ; only the lower triangle is read.
 * Throws `LINALG_NOT_POSITIVE_DEFINITE` at the first pivot that is not positive, `LINALG_NOT_FINITE` on NaN or infinity.
 */
export function cholesky(a: Float64Array, n: number): Float64Array {
  requireLength('cholesky', a, n * n);
  requireFinite('cholesky', a);
  const l = new Float64Array(n * n);
  const failure = factorInto(l, a, n, 0);
  if (failure === undefined) return l;
  throw new NumericalError({
    code: 'LINALG_NOT_POSITIVE_DEFINITE',
    what: `cholesky: pivot ${failure.index} of ${n} is ${failure.pivot}`,
    cause: 'the matrix is singular or indefinite to working precision',
    remedy: 'use jitteredCholesky for a covariance that is singular by rounding, pivotedCholesky for one of lower rank',
  });
}

export interface JitteredFactor {
  /** Lower factor of A + jitter I. */
  factor: Float64Array;
  /** What was added to the diagonal; 0 when A was positive definite as given. */
  jitter: number;
}

/**
 * Cholesky factor of A + jitter I with the smallest jitter of 0, u, 10 u, 100 u ... that succeeds, u = 1e-16 * mean diagonal.
 * Stops at `largest` times the mean diagonal (default 1e-8): a matrix that needs more is indefinite, not merely rounded,
 * and throws `LINALG_NOT_POSITIVE_DEFINITE`.
 */
export function jitteredCholesky(a: Float64Array, n: number, largest = 1e-8): JitteredFactor {
  requireLength('jitteredCholesky', a, n * n);
  requireFinite('jitteredCholesky', a);
  const factor = new Float64Array(n * n);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += Math.abs(a[i * n + i]!);
  const scale = trace / Math.max(n, 1);
  let jitter = 0;
  for (let relative = 1e-16; ; relative *= 10) {
    const failure = factorInto(factor, a, n, jitter);
    if (failure === undefined) return { factor, jitter };
    if (!(scale > 0) || relative > largest * 1.5) {
      throw new NumericalError({
        code: 'LINALG_NOT_POSITIVE_DEFINITE',
        what: `jitteredCholesky: pivot ${failure.index} of ${n} is ${failure.pivot} with ${jitter} added to the diagonal`,
        cause: 'the matrix has an eigenvalue that is negative beyond rounding',
        remedy: 'check that it is a covariance, or project it with symmetricEigen',
      });
    }
    jitter = relative * scale;
  }
}

/** X with A X = B from the Cholesky factor of A; B is n x `columns`. */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array, columns = 1): Float64Array {
  return solveTriangular(factor, n, solveTriangular(factor, n, b, columns, 'lower'), columns, 'lower-transposed');
}

/** A⁻¹ from the Cholesky factor of A, exactly symmetric. */
export function choleskyInverse(factor: Float64Array, n: number): Float64Array {
  requireLength('choleskyInverse', factor, n * n);
  // Rows of L⁻ᵀ: row i holds column i of L⁻¹, so that A⁻¹ = L⁻ᵀ L⁻¹ becomes inner products of rows.
  const rows = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    rows[i * n + i] = 1 / factor[i * n + i]!;
    for (let j = i + 1; j < n; j++) {
      rows[i * n + j] = -dot(factor, rows, j - i, j * n + i, i * n + i) / factor[j * n + j]!;
    }
  }
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const entry = dot(rows, rows, n - i, i * n + i, j * n + i);
      inverse[i * n + j] = entry;
      inverse[j * n + i] = entry;
    }
  }
  return inverse;
}

/** log det A from the Cholesky factor of A. */
export function choleskyLogDeterminant(factor: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += log(factor[i * n + i]!);
  return 2 * sum;
}

/** Cholesky-Banachiewicz, row by row: every inner product runs along two rows. Returns the first bad pivot. */
function factorInto(
  l: Float64Array,
  a: Float64Array,
  n: number,
  jitter: number,
): { index: number; pivot: number } | undefined {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      l[i * n + j] = (a[i * n + j]! - dot(l, l, j, i * n, j * n)) / l[j * n + j]!;
    }
    const pivot = a[i * n + i]! + jitter - dot(l, l, i, i * n, i * n);
    if (!(pivot > 0)) return { index: i, pivot };
    l[i * n + i] = Math.sqrt(pivot);
  }
  return undefined;
}
