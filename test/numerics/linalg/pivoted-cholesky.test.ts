import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply, transpose } from '../../../src/numerics/linalg/matrix.js';
import { pivotedCholesky } from '../../../src/numerics/linalg/pivoted-cholesky.js';
import { distance, failureCode, gram, matrixArbitrary, pseudoRandom } from './matrices.js';

describe('pivotedCholesky', () => {
  it('F Fᵀ = A for any positive semi-definite matrix', () => {
    fc.assert(
      fc.property(matrixArbitrary(10, 6), ({ rows: n, columns, a: b }) => {
        const a = gram(b, n, columns);
        const { factor, rank, pivots, remainder } = pivotedCholesky(a, n);
        expect(rank).toBeLessThanOrEqual(Math.min(n, columns));
        expect(new Set(pivots).size).toBe(rank);
        const size = Math.max(...a.map(Math.abs));
        expect(remainder).toBeLessThanOrEqual(n * n * 2.3e-16 * size);
        expect(distance(multiply(factor, transpose(factor, n, rank), n, rank, n), a)).toBeLessThanOrEqual(1e-13 * size);
      }),
    );
  });

  it('finds the rank', () => {
    for (const rank of [0, 1, 3, 7]) {
      expect(pivotedCholesky(gram(pseudoRandom(8 * rank, 3), 8, rank), 8).rank).toBe(rank);
    }
    expect(pivotedCholesky(Float64Array.of(1, 0, 0, 1e-9), 2, 1e-6)).toMatchObject({ rank: 1, remainder: 1e-9 });
  });

  it('refuses indefinite matrices', () => {
    for (const a of [Float64Array.of(0, 1, 1, 0), Float64Array.of(1, 2, 2, 1), Float64Array.of(-1, 0, 0, -1)]) {
      expect(failureCode(() => pivotedCholesky(a, 2))).toBe('LINALG_NOT_POSITIVE_DEFINITE');
    }
  });
});
