import { svd } from './svd.js';
import { symmetricEigen } from './symmetric-eigen.js';

export interface PseudoInverse {
  /** Moore-Penrose inverse, columns x rows. */
  inverse: Float64Array;
  rank: number;
}

/**
 * Moore-Penrose inverse of a `rows` x `columns` matrix. Singular values up to `tolerance` times the largest count as zero
 * (default max(rows, columns) * 2.2e-16).
 */
export function pseudoInverse(
  a: Float64Array,
  rows: number,
  columns: number,
  tolerance = Math.max(rows, columns) * 2.220446049250313e-16,
): PseudoInverse {
  const { u, values, v } = svd(a, rows, columns);
  return combine(v, columns, u, rows, values, tolerance);
}

/**
 * Moore-Penrose inverse of a symmetric n x n matrix (upper triangle read), exactly symmetric. Eigenvalues up to `tolerance`
 * times the largest in size count as zero (default n * 2.2e-16), so that rounding below zero in a covariance is dropped.
 */
export function symmetricPseudoInverse(
  a: Float64Array,
  n: number,
  tolerance = n * 2.220446049250313e-16,
): PseudoInverse {
  const { values, vectors } = symmetricEigen(a, n);
  return combine(vectors, n, vectors, n, values, tolerance);
}

/** Sum over kept values of (left column) (right column)ᵀ / value. */
function combine(
  left: Float64Array,
  leftRows: number,
  right: Float64Array,
  rightRows: number,
  values: Float64Array,
  tolerance: number,
): PseudoInverse {
  const k = values.length;
  const largest = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  const kept = [...values.keys()].filter((j) => Math.abs(values[j]!) > tolerance * largest);
  const inverse = new Float64Array(leftRows * rightRows);
  for (let i = 0; i < leftRows; i++) {
    for (let j = 0; j < rightRows; j++) {
      let sum = 0;
      for (const c of kept) sum += (left[i * k + c]! * right[j * k + c]!) / values[c]!;
      inverse[i * rightRows + j] = sum;
    }
  }
  return { inverse, rank: kept.length };
}
