import type { Stream } from '../random/index.js';
import type { Elementwise } from './elementwise.js';

/** The two number formats of the kernels; all arrays of one call have the same. */
export type Reals = Float64Array | Float32Array;

export type KernelsId = 'typescript' | 'wasm' | 'blas';

/** C = alpha op(A) op(B) + beta C, all row by row without gaps; C must not overlap A or B. */
export interface Gemm<T extends Reals> {
  /** Rows of C. */
  m: number;
  /** Columns of C. */
  n: number;
  /** Inner size. */
  k: number;
  /** m x k, or k x m when `transposeA`. */
  a: T;
  /** k x n, or n x k when `transposeB`. */
  b: T;
  /** m x n. Not read when beta is 0. */
  c: T;
  transposeA?: boolean;
  transposeB?: boolean;
  /** Default 1. */
  alpha?: number;
  /** Default 0. */
  beta?: number;
}

/** C = alpha A Aᵀ + beta C, or with Aᵀ A; C n x n, exactly symmetric afterwards (of C only the lower triangle is read). */
export interface Syrk<T extends Reals> {
  /** Size of C. */
  n: number;
  /** Inner size. */
  k: number;
  /** n x k, or k x n when `transpose`. */
  a: T;
  c: T;
  transpose?: boolean;
  /** Default 1. */
  alpha?: number;
  /** Default 0. */
  beta?: number;
}

/** y = alpha op(A) x + beta y; y must not overlap A or x. */
export interface Gemv<T extends Reals> {
  /** Rows of A as stored. */
  rows: number;
  /** Columns of A as stored. */
  columns: number;
  a: T;
  x: T;
  y: T;
  /** Aᵀ x instead of A x. */
  transpose?: boolean;
  /** Default 1. */
  alpha?: number;
  /** Default 0. */
  beta?: number;
}

/** Arrays that live until `release`; kernels reach them without copying. */
export interface Arena {
  /** A new array of zeros. Copy what outlives the arena with `slice`. */
  f64(length: number): Float64Array;
  f32(length: number): Float32Array;
  /** Gives all arrays of the arena back; they must not be used afterwards. Call it in `finally`. */
  release(): void;
}

/**
 * Dense arithmetic on typed arrays. `typescript` and `wasm` give the same bits for the same input; `blas` does not.
 * Every method throws `KERNELS_SHAPE` when array lengths do not fit the sizes or number formats are mixed.
 */
export interface Kernels {
  readonly id: KernelsId;
  /** Whether results are the same on every machine: true for `typescript` and `wasm`, which agree to the bit. */
  readonly portable: boolean;
  /** Opens an arena; `bytes` is the size expected, so that room can be made at once. */
  arena(bytes?: number): Arena;
  gemm<T extends Reals>(product: Gemm<T>): void;
  syrk<T extends Reals>(product: Syrk<T>): void;
  gemv<T extends Reals>(product: Gemv<T>): void;
  /** y += alpha x. */
  axpy<T extends Reals>(alpha: number, x: T, y: T): void;
  dot<T extends Reals>(x: T, y: T): number;
  /** out[i] = f(x[i]); out may be x. In single precision f is evaluated in double and rounded once. */
  map<T extends Reals>(f: Elementwise, x: T, out: T): void;
  /** Standard normal numbers, the same as `fillNormals` of numerics/random; in single precision those, rounded. */
  fillNormals(out: Reals, stream: Stream): void;
}
