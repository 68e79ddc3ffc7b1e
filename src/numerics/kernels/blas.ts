import type { Backend, Product, VectorProduct } from './backend.js';

/** Row by row storage, as CBLAS names it. */
const ROW_MAJOR = 101;
const PLAIN = 111;
const TRANSPOSED = 112;

/** One number format of CBLAS, arguments in its order. */
export interface BlasRoutineSet<T> {
  gemm(
    layout: number,
    transposeA: number,
    transposeB: number,
    m: number,
    n: number,
    k: number,
    alpha: number,
    a: T,
    lda: number,
    b: T,
    ldb: number,
    beta: number,
    c: T,
    ldc: number,
  ): void;
  gemv(
    layout: number,
    transpose: number,
    rows: number,
    columns: number,
    alpha: number,
    a: T,
    lda: number,
    x: T,
    stepX: number,
    beta: number,
    y: T,
    stepY: number,
  ): void;
}

/** What the kernels need of a BLAS library. */
export interface BlasRoutines {
  double: BlasRoutineSet<Float64Array>;
  single: BlasRoutineSet<Float32Array>;
}

/** Matrix products by a BLAS of the system, the rest as in `base`. Sums in the library's order: results differ in the last bits. */
export function blasBackend(routines: BlasRoutines, base: Backend): Backend {
  return {
    ...base,
    id: 'blas',
    portable: false,
    product: (p) => product(routines, p),
    vectorProduct: (p) => (p.rows === 0 || p.columns === 0 ? base.vectorProduct(p) : vectorProduct(routines, p)),
  };
}

function product(routines: BlasRoutines, { m, n, k, alpha, a, transposeA, b, transposeB, beta, c }: Product): void {
  if (m === 0 || n === 0) return;
  const { gemm } = c instanceof Float64Array ? routines.double : routines.single;
  gemm(
    ROW_MAJOR,
    transposeA ? TRANSPOSED : PLAIN,
    transposeB ? TRANSPOSED : PLAIN,
    m,
    n,
    k,
    alpha,
    a as never,
    Math.max(1, transposeA ? m : k),
    b as never,
    Math.max(1, transposeB ? k : n),
    beta,
    c as never,
    n,
  );
}

function vectorProduct(routines: BlasRoutines, p: VectorProduct): void {
  const { rows, columns, alpha, a, transpose, x, beta, y } = p;
  const { gemv } = y instanceof Float64Array ? routines.double : routines.single;
  const op = transpose ? TRANSPOSED : PLAIN;
  gemv(ROW_MAJOR, op, rows, columns, alpha, a as never, columns, x as never, 1, beta, y as never, 1);
}
