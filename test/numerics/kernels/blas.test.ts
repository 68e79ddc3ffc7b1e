import { expect, it } from 'vitest';
import { type BlasRoutineSet, selectKernels } from '../../../src/numerics/kernels/index.js';

/** Records the arguments: what reaches the library is checked without one. */
function recorder<T>(): BlasRoutineSet<T> & { calls: unknown[][] } {
  const calls: unknown[][] = [];
  return { calls, gemm: (...values) => void calls.push(values), gemv: (...values) => void calls.push(values) };
}

it('hands sizes, transposes and leading dimensions over as CBLAS wants them', () => {
  const [double, single] = [recorder<Float64Array>(), recorder<Float32Array>()];
  const kernels = selectKernels('blas', () => ({ double, single }));
  const [a, b, c] = [new Float64Array(6), new Float64Array(12), new Float64Array(8)];
  kernels.gemm({ m: 2, n: 4, k: 3, a, b, c, transposeA: true });
  kernels.gemm({ m: 2, n: 4, k: 3, a, b, c, transposeB: true, alpha: 2, beta: 3 });
  expect(double.calls).toEqual([
    [101, 112, 111, 2, 4, 3, 1, a, 2, b, 4, 0, c, 4],
    [101, 111, 112, 2, 4, 3, 2, a, 3, b, 3, 3, c, 4],
  ]);
  const [x, y] = [new Float32Array(2), new Float32Array(3)];
  kernels.gemv({ rows: 2, columns: 3, a: new Float32Array(6), x, y, transpose: true });
  expect(single.calls).toEqual([[101, 112, 2, 3, 1, new Float32Array(6), 3, x, 1, 0, y, 1]]);
  expect(kernels.portable).toBe(false);
});
