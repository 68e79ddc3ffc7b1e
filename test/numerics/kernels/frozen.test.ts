import { expect, it } from 'vitest';
import { type Kernels, selectKernels } from '../../../src/numerics/kernels/index.js';
import { numbers } from './all-kernels.js';

/** A training-like mix of every kernel; its last bits are part of what a version promises. */
function mixture(kernels: Kernels): number[] {
  const n = 300;
  const [a, c] = [numbers('f64', n * n) as Float64Array, new Float64Array(n * n)];
  kernels.gemm({ m: n, n, k: n, a, b: a, c, transposeB: true, alpha: 1 / n });
  kernels.map('tanh', c, c);
  kernels.syrk({ n, k: n, a: c, c: a, alpha: 0.1, beta: 0.5 });
  kernels.map('erf-sqrt2', a, a);
  const x = numbers('f64', n, 2) as Float64Array;
  const y = numbers('f64', n, 3) as Float64Array;
  kernels.gemv({ rows: n, columns: n, a, x, y, alpha: 0.1, beta: 1 });
  kernels.map('sigmoid', y, y);
  kernels.axpy(0.25, x, y);
  kernels.gemv({ rows: n, columns: n, a, x: y, y: x, transpose: true });
  return [a[17]!, y[99]!, kernels.dot(x, y)];
}

it('keeps its numbers from version to version', () => {
  const frozen = [-0.3499394361488783, 0.6942029508901961, 191.814703225141];
  for (const id of ['typescript', 'wasm'] as const) expect(mixture(selectKernels(id))).toEqual(frozen);
});
