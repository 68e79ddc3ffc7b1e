import { requireLength } from './shape.js';
import { addScaled, dot } from './vector.js';

/** The n x n identity, row by row. */
export function identity(n: number): Float64Array {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) result[i * n + i] = 1;
  return result;
}

/** Transpose of a `rows` x `columns` matrix as a new array. */
export function transpose(a: Float64Array, rows: number, columns: number): Float64Array {
  requireLength('transpose', a, rows * columns);
  const result = new Float64Array(a.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = a[i * columns + j]!;
  }
  return result;
}

/** A x for a `rows` x `columns` matrix. */
export function matvec(a: Float64Array, rows: number, columns: number, x: Float64Array): Float64Array {
  requireLength('matvec: matrix', a, rows * columns);
  requireLength('matvec: vector', x, columns);
  const result = new Float64Array(rows);
  for (let i = 0; i < rows; i++) result[i] = dot(a, x, columns, i * columns);
  return result;
}

/** Aᵀ x for a `rows` x `columns` matrix. */
export function matvecTransposed(a: Float64Array, rows: number, columns: number, x: Float64Array): Float64Array {
  requireLength('matvecTransposed: matrix', a, rows * columns);
  requireLength('matvecTransposed: vector', x, rows);
  const result = new Float64Array(columns);
  for (let i = 0; i < rows; i++) addScaled(result, x[i]!, a, columns, 0, i * columns);
  return result;
}

/** A B for A `rows` x `inner` and B `inner` x `columns`; for large matrices use `Kernels.gemm`. */
export function multiply(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  requireLength('multiply: left', a, rows * inner);
  requireLength('multiply: right', b, inner * columns);
  const result = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) addScaled(result, a[i * inner + k]!, b, columns, i * columns, k * columns);
  }
  return result;
}

/** Replaces a square matrix by its symmetric part (A + Aᵀ)/2, in place. */
export function symmetrise(a: Float64Array, n: number): void {
  requireLength('symmetrise', a, n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = 0.5 * (a[i * n + j]! + a[j * n + i]!);
      a[i * n + j] = mean;
      a[j * n + i] = mean;
    }
  }
}
