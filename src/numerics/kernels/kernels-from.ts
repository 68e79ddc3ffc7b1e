import { NumericalError } from '../errors.js';
import type { Backend } from './backend.js';
import type { Gemm, Gemv, Kernels, Reals, Syrk } from './kernels.js';
import { mirrorLower } from './mirror.js';

/** The public kernels over an implementation: fills in defaults and refuses arrays that do not fit. */
export function kernelsFrom(backend: Backend): Kernels {
  return {
    id: backend.id,
    portable: backend.portable,
    arena: (bytes = 0) => backend.arena(bytes),
    gemm: (product) => gemm(backend, product),
    syrk: (product) => syrk(backend, product),
    gemv: (product) => gemv(backend, product),
    axpy: (alpha, x, y) => {
      requireFit('axpy', [x, y], [y.length, y.length]);
      backend.axpy(alpha, x, y);
    },
    dot: (x, y) => {
      requireFit('dot', [x, y], [y.length, y.length]);
      return backend.dot(x, y);
    },
    map: (f, x, out) => {
      requireFit(`map ${f}`, [x, out], [out.length, out.length]);
      backend.map(f, x, out);
    },
    fillNormals: (out, stream) => backend.fillNormals(out, stream),
  };
}

function gemm(backend: Backend, product: Gemm<Reals>): void {
  const { m, n, k, a, b, c, transposeA = false, transposeB = false, alpha = 1, beta = 0 } = product;
  requireFit('gemm', [a, b, c], [m * k, k * n, m * n]);
  backend.product({ m, n, k, alpha, a, transposeA, b, transposeB, beta, c, lower: false });
}

function syrk(backend: Backend, product: Syrk<Reals>): void {
  const { n, k, a, c, transpose = false, alpha = 1, beta = 0 } = product;
  requireFit('syrk', [a, c], [n * k, n * n]);
  backend.product({
    m: n,
    n,
    k,
    alpha,
    a,
    transposeA: transpose,
    b: a,
    transposeB: !transpose,
    beta,
    c,
    lower: true,
  });
  mirrorLower(c, n);
}

function gemv(backend: Backend, product: Gemv<Reals>): void {
  const { rows, columns, a, x, y, transpose = false, alpha = 1, beta = 0 } = product;
  requireFit('gemv', [a, x, y], [rows * columns, transpose ? rows : columns, transpose ? columns : rows]);
  backend.vectorProduct({ rows, columns, alpha, a, transpose, x, beta, y });
}

function requireFit(what: string, arrays: Reals[], lengths: number[]): void {
  const double = arrays[0] instanceof Float64Array;
  for (let i = 0; i < arrays.length; i++) {
    const array = arrays[i]!;
    if (array.length === lengths[i] && array instanceof Float64Array === double) continue;
    const wanted = `${lengths[i]} ${double ? 'doubles' : 'singles'}`;
    const received = `${array.length} ${array instanceof Float64Array ? 'doubles' : 'singles'}`;
    throw new NumericalError({
      code: 'KERNELS_SHAPE',
      what: `${what}: expected ${wanted} in array ${i + 1} of ${arrays.length}, received ${received}`,
      cause: 'the sizes passed do not belong to these arrays, or an array comes from a released arena',
      remedy: 'check the order m, n, k and that all arrays hold the same number format',
    });
  }
}
