import { type Arena, kernels } from '../../../numerics/kernels/index.js';

/** Samples handled together: a block of all vectors stays in the cache while they are passed over twice. */
export const block = 256;

/** Vectors over samples. Every block of samples is a matrix of its own, one vector per row. */
export interface Vectors {
  size: number;
  capacity: number;
  blocks: Float64Array[];
  /** One number per vector each, where kernels reach them: factors of the vectors, scalar products with them. */
  coefficients: Float64Array;
  products: Float64Array;
}

/** Bytes of room for vectors. */
export function vectorBytes(size: number, capacity: number): number {
  return 8 * (size + 2) * capacity + 64 * (size / block + 3);
}

/** Room for `capacity` vectors of length `size`. */
export function emptyVectors(arena: Arena, size: number, capacity: number): Vectors {
  const blocks: Float64Array[] = [];
  for (let from = 0; from < size; from += block) blocks.push(arena.f64(capacity * Math.min(block, size - from)));
  return { size, capacity, blocks, coefficients: arena.f64(capacity), products: arena.f64(capacity) };
}

/** Writes vector k. */
export function setVector({ blocks, size }: Vectors, k: number, x: Float64Array): void {
  blocks.forEach((values, b) => {
    const width = Math.min(block, size - b * block);
    values.set(x.subarray(b * block, b * block + width), k * width);
  });
}

/** Copies vector k to `out`. */
export function getVector({ blocks, size }: Vectors, k: number, out: Float64Array): Float64Array {
  blocks.forEach((values, b) => {
    const width = Math.min(block, size - b * block);
    out.set(values.subarray(k * width, (k + 1) * width), b * block);
  });
  return out;
}

/** out[k] = Σ_i (vector k)_i x_i for the first `count` vectors. */
export function dots(vectors: Vectors, count: number, x: Float64Array, out: Float64Array): void {
  vectors.products.fill(0, 0, count);
  for (let b = 0; b < vectors.blocks.length; b++) addDots(vectors, b, count, x);
  out.set(vectors.products.subarray(0, count));
}

/** Adds what block b contributes to the scalar products with x to those the vectors carry. */
export function addDots({ blocks, size, products }: Vectors, b: number, count: number, x: Float64Array): void {
  if (count === 0) return;
  const columns = Math.min(block, size - b * block);
  kernels().gemv({
    rows: count,
    columns,
    a: blocks[b]!.subarray(0, count * columns),
    x: x.subarray(b * block, b * block + columns),
    y: products.subarray(0, count),
    beta: 1,
  });
}

/** out += Σ_k c_k (vector k) over the first `count` vectors. */
export function combine(vectors: Vectors, count: number, c: Float64Array, out: Float64Array): void {
  vectors.coefficients.set(c.subarray(0, count));
  for (let b = 0; b < vectors.blocks.length; b++) addRows(vectors, b, count, out);
}

/** The same over block b, with the coefficients the vectors carry. */
export function addRows({ blocks, size, coefficients }: Vectors, b: number, count: number, out: Float64Array): void {
  if (count === 0) return;
  const columns = Math.min(block, size - b * block);
  kernels().gemv({
    rows: count,
    columns,
    a: blocks[b]!.subarray(0, count * columns),
    x: coefficients.subarray(0, count),
    y: out.subarray(b * block, b * block + columns),
    transpose: true,
    beta: 1,
  });
}
