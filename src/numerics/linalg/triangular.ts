import { NumericalError } from '../errors.js';
import { requireLength } from './shape.js';
import { addScaled } from './vector.js';

/** Which triangle of the stored matrix is read, and whether it acts transposed. */
export type Triangle = 'lower' | 'lower-transposed' | 'upper' | 'upper-transposed';

/**
 * Solves T X = B for a triangular n x n matrix, only the named triangle being read; B is n x `columns` and is kept.
 * Throws `LINALG_SINGULAR` when a diagonal entry is zero or not a number.
 */
export function solveTriangular(
  t: Float64Array,
  n: number,
  b: Float64Array,
  columns = 1,
  triangle: Triangle = 'lower',
): Float64Array {
  requireLength('solveTriangular: matrix', t, n * n);
  requireLength('solveTriangular: right-hand side', b, n * columns);
  const x = b.slice();
  const forward = triangle === 'lower' || triangle === 'upper-transposed';
  const transposed = triangle === 'lower-transposed' || triangle === 'upper-transposed';
  for (let step = 0; step < n; step++) {
    const i = forward ? step : n - 1 - step;
    const first = forward ? 0 : i + 1;
    const last = forward ? i : n;
    if (!transposed) {
      for (let j = first; j < last; j++) addScaled(x, -t[i * n + j]!, x, columns, i * columns, j * columns);
    }
    const pivot = t[i * n + i]!;
    if (!(Math.abs(pivot) > 0)) throw singular(i, pivot);
    for (let c = 0; c < columns; c++) x[i * columns + c]! /= pivot;
    if (transposed) {
      // Row i of T is column i of Tᵀ: clear it from the rows still to come, so that memory is read in order.
      const start = forward ? i + 1 : 0;
      const end = forward ? n : i;
      for (let j = start; j < end; j++) addScaled(x, -t[i * n + j]!, x, columns, j * columns, i * columns);
    }
  }
  return x;
}

function singular(index: number, pivot: number): NumericalError {
  return new NumericalError({
    code: 'LINALG_SINGULAR',
    what: `triangular solve: diagonal entry ${index} is ${pivot}`,
    cause: 'the matrix is singular to working precision',
    remedy: 'use the pseudo-inverse, or regularise the matrix',
  });
}
