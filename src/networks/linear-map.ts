import { kernels } from '../numerics/kernels/index.js';

/** A matrix known by its products with rows of vectors: dense, or drawn as it is needed. */
export interface LinearMap {
  rows: number;
  columns: number;
  /** W h for each of `count` vectors h, stored row by row (count x columns -> count x rows). */
  times(h: Float64Array, count: number): Float64Array;
  /** Wᵀ d for each of `count` vectors d (count x rows -> count x columns). */
  transposeTimes(d: Float64Array, count: number): Float64Array;
}

/** A matrix with its entries at hand, row by row. */
export interface DenseMap extends LinearMap {
  entries: Float64Array;
}

/** The map of a dense matrix; products read `entries` when they are made, so training may change them in place. */
export function denseMap(entries: Float64Array, rows: number, columns: number): DenseMap {
  return {
    entries,
    rows,
    columns,
    times: (h, count) => {
      const c = new Float64Array(count * rows);
      kernels().gemm({ m: count, n: rows, k: columns, a: h, b: entries, c, transposeB: true });
      return c;
    },
    transposeTimes: (d, count) => {
      const c = new Float64Array(count * columns);
      kernels().gemm({ m: count, n: columns, k: rows, a: d, b: entries, c });
      return c;
    },
  };
}
