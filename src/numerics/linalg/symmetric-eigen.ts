import { requireFinite, requireLength } from './shape.js';
import { tridiagonalEigen } from './tridiagonal-eigen.js';
import { reflectorProduct, tridiagonalise } from './tridiagonalise.js';
import { maxAbs, scale } from './vector.js';

export interface SymmetricEigen {
  /** Eigenvalues, ascending. */
  values: Float64Array;
  /** n x n, orthonormal; column j belongs to values[j]; its entry of largest size is positive. */
  vectors: Float64Array;
}

/**
 * All eigenvalues and eigenvectors of a symmetric n x n matrix; only the upper triangle is read.
 * Householder tridiagonalisation and implicit QL, O(n³). Throws `LINALG_NOT_FINITE`, `LINALG_NO_CONVERGENCE`.
 */
export function symmetricEigen(a: Float64Array, n: number): SymmetricEigen {
  const { work, factor } = scaled(a, n);
  const tridiagonal = tridiagonalise(work, n);
  const z = reflectorProduct(tridiagonal);
  tridiagonalEigen(tridiagonal.diagonal, tridiagonal.offDiagonal, z);
  const result = sortColumns(tridiagonal.diagonal, z, n);
  scale(result.values, factor);
  return result;
}

/** Eigenvalues only, ascending; several times faster than with vectors. */
export function symmetricEigenvalues(a: Float64Array, n: number): Float64Array {
  const { work, factor } = scaled(a, n);
  const { diagonal, offDiagonal } = tridiagonalise(work, n);
  tridiagonalEigen(diagonal, offDiagonal);
  scale(diagonal, factor);
  return diagonal.sort();
}

/** Brings a matrix of extreme size near 1, so that no square of an entry leaves the range of doubles. */
function scaled(a: Float64Array, n: number): { work: Float64Array; factor: number } {
  requireLength('symmetricEigen', a, n * n);
  requireFinite('symmetricEigen', a);
  const size = maxAbs(a);
  if (size === 0 || (size > 1e-100 && size < 1e100)) return { work: a, factor: 1 };
  return { work: a.map((entry) => entry / size), factor: size };
}

function sortColumns(values: Float64Array, z: Float64Array, n: number): SymmetricEigen {
  const order = [...values.keys()].sort((i, j) => values[i]! - values[j]! || i - j);
  const signs = new Float64Array(n);
  const peaks = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const entry = z[i * n + j]!;
      // A later entry must be clearly larger, so that rounding does not choose among equals.
      if (Math.abs(entry) <= 1.000001 * peaks[j]!) continue;
      peaks[j] = Math.abs(entry);
      signs[j] = Math.sign(entry);
    }
  }
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) vectors[i * n + j] = signs[order[j]!]! * z[i * n + order[j]!]!;
  }
  return { values: Float64Array.from(order, (j) => values[j]!), vectors };
}
