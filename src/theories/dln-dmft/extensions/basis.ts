import { type Arena, kernels } from '../../../numerics/kernels/index.js';

/** Vectors stored row by row, as many as have been added. */
export interface Rows {
  length: number;
  count: number;
  values: Float64Array;
}

/** Room for vectors. */
export function emptyRows(arena: Arena, length: number, capacity: number): Rows {
  return { length, count: 0, values: arena.f64(length * capacity) };
}

/** Adds a vector. */
export function push(rows: Rows, vector: Float64Array): void {
  rows.values.set(vector, rows.count * rows.length);
  rows.count++;
}

/** Scalar products with all vectors. */
export function along({ length, count, values }: Rows, x: Float64Array): Float64Array {
  const y = new Float64Array(count);
  if (count > 0) kernels().gemv({ rows: count, columns: length, a: values.subarray(0, count * length), x, y });
  return y;
}

/** out += Σ c_k (vector k). */
export function addTo({ length, count, values }: Rows, c: Float64Array, out: Float64Array): void {
  if (count > 0)
    kernels().gemv({
      rows: count,
      columns: length,
      a: values.subarray(0, count * length),
      x: c,
      y: out,
      transpose: true,
      beta: 1,
    });
}

/** Takes everything along an orthonormal set out of a vector, twice against rounding; returns what was along it. */
export function orthogonalise(rows: Rows, x: Float64Array): Float64Array {
  const total = new Float64Array(rows.count);
  for (let pass = 0; pass < 2; pass++) {
    const c = along(rows, x);
    addTo(
      rows,
      c.map((v) => -v),
      x,
    );
    for (let k = 0; k < c.length; k++) total[k]! += c[k]!;
  }
  return total;
}

/** Euclidean length. */
export function lengthOf(x: Float64Array): number {
  let sum = 0;
  for (const v of x) sum += v * v;
  return Math.sqrt(sum);
}

/** Adds what of a vector lies outside an orthonormal set; returns the length of it. */
export function extend(rows: Rows, x: Float64Array): number {
  const before = lengthOf(x);
  orthogonalise(rows, x);
  const after = lengthOf(x);
  if (!(after > 1e-9 * before)) return 0;
  push(
    rows,
    x.map((v) => v / after),
  );
  return after;
}
