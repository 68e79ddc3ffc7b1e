import { expect, it } from 'vitest';
import { openBlas } from '../../src/execution/blas.js';
import { failureCode } from '../numerics/linalg/matrices.js';
import { testWith } from '../support/tools.js';

it('says what is missing', () => {
  expect(failureCode(() => openBlas('/nowhere/libnothing.so'))).toBe('KERNELS_UNAVAILABLE');
});

testWith('openblas')('multiplies', () => {
  const c = new Float64Array(1);
  openBlas().double.gemm(101, 111, 111, 1, 1, 2, 1, Float64Array.of(2, 3), 2, Float64Array.of(5, 7), 1, 0, c, 1);
  expect(c[0]).toBe(31);
});
