import fc from 'fast-check';
import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { matvecTransposed, multiply } from '../../../src/numerics/linalg/matrix.js';
import { leastSquares, qr } from '../../../src/numerics/linalg/qr.js';
import { distance, failureCode, matrixArbitrary, orthonormalityError, pseudoRandom } from './matrices.js';

describe('qr', () => {
  it('Q R = A, Q orthonormal, R upper triangular with a diagonal >= 0', () => {
    fc.assert(
      fc.property(matrixArbitrary(12, 8, 'tall'), ({ rows, columns, a }) => {
        const { q, r } = qr(a, rows, columns);
        expect(distance(multiply(q, r, rows, columns, columns), a)).toBeLessThan(1e-13);
        expect(orthonormalityError(q, rows, columns)).toBeLessThan(1e-14);
        for (let i = 0; i < columns; i++) {
          expect(r[i * columns + i]).toBeGreaterThanOrEqual(0);
          for (let j = 0; j < i; j++) expect(r[i * columns + j]).toBe(0);
        }
      }),
    );
  });

  it('fails with a code', () => {
    expect(failureCode(() => qr(new Float64Array(6), 2, 3))).toBe('LINALG_SHAPE');
    expect(failureCode(() => qr(new Float64Array(5), 3, 2))).toBe('LINALG_SHAPE');
    expect(failureCode(() => qr(Float64Array.of(Number.NaN), 1, 1))).toBe('LINALG_NOT_FINITE');
  });
});

describe('leastSquares', () => {
  it('agrees with ml-matrix; the residual is orthogonal to the columns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(6), fc.nat(), (columns, extra, seed) => {
        const rows = columns + extra;
        const a = pseudoRandom(rows * columns, seed);
        for (let i = 0; i < columns; i++) a[i * columns + i]! += 3;
        const b = pseudoRandom(rows * 2, seed + 1);
        const { solution, residuals } = leastSquares(a, rows, columns, b, 2);
        const oracle = solve(Matrix.from1DArray(rows, columns, a), Matrix.from1DArray(rows, 2, b)).to1DArray();
        expect(distance(solution, oracle)).toBeLessThan(1e-11);
        const fit = multiply(a, solution, rows, columns, 2);
        for (const k of [0, 1]) {
          const rest = Float64Array.from({ length: rows }, (_, i) => b[2 * i + k]! - fit[2 * i + k]!);
          expect(Math.abs(Math.hypot(...rest) - residuals[k]!)).toBeLessThan(1e-12);
          expect(distance(matvecTransposed(a, rows, columns, rest), new Float64Array(columns))).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('refuses dependent columns', () => {
    expect(failureCode(() => leastSquares(Float64Array.of(1, 2, 2, 4, 3, 6), 3, 2, new Float64Array(3)))).toBe(
      'LINALG_RANK_DEFICIENT',
    );
    expect(failureCode(() => leastSquares(new Float64Array(1), 1, 1, new Float64Array(1)))).toBe(
      'LINALG_RANK_DEFICIENT',
    );
  });
});
