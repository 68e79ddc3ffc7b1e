import type { Stream } from '../random/index.js';
import type { Elementwise } from './elementwise.js';
import type { Arena, KernelsId, Reals } from './kernels.js';

/** Inner sizes are summed in blocks of this many terms, each block from zero: part of the definition of the results. */
export const INNER_BLOCK = 256;

/** C = alpha op(A) op(B) + beta C with every choice made. */
export interface Product {
  m: number;
  n: number;
  k: number;
  alpha: number;
  a: Reals;
  transposeA: boolean;
  b: Reals;
  transposeB: boolean;
  beta: number;
  c: Reals;
  /** Only the lower triangle of C is wanted; what lands above it is of no matter. */
  lower: boolean;
}

/** y = alpha op(A) x + beta y with every choice made. */
export interface VectorProduct {
  rows: number;
  columns: number;
  alpha: number;
  a: Reals;
  transpose: boolean;
  x: Reals;
  beta: number;
  y: Reals;
}

/** What an implementation provides; `kernelsFrom` checks the arguments before. */
export interface Backend {
  readonly id: KernelsId;
  readonly portable: boolean;
  arena(bytes: number): Arena;
  product(p: Product): void;
  vectorProduct(p: VectorProduct): void;
  axpy(alpha: number, x: Reals, y: Reals): void;
  dot(x: Reals, y: Reals): number;
  map(f: Elementwise, x: Reals, out: Reals): void;
  fillNormals(out: Reals, stream: Stream): void;
}
