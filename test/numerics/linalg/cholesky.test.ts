import fc from 'fast-check';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  cholesky,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
  jitteredCholesky,
} from '../../../src/numerics/linalg/cholesky.js';
import { identity, multiply, transpose } from '../../../src/numerics/linalg/matrix.js';
import { distance, failureCode, gram, matrixArbitrary, pseudoRandom } from './matrices.js';

const definite = matrixArbitrary(10, 10).map(({ rows, columns, a }) => ({ n: rows, a: gram(a, rows, columns, 0.5) }));

describe('cholesky', () => {
  it('L Lᵀ = A with L as in ml-matrix', () => {
    fc.assert(
      fc.property(definite, ({ n, a }) => {
        const l = cholesky(a, n);
        expect(distance(multiply(l, transpose(l, n, n), n, n, n), a)).toBeLessThan(1e-15 * n * 1e3);
        const oracle = new CholeskyDecomposition(Matrix.from1DArray(n, n, a)).lowerTriangularMatrix.to1DArray();
        expect(distance(l, oracle)).toBeLessThan(1e-9);
      }),
    );
  });

  it('solves, inverts and takes the determinant', () => {
    fc.assert(
      fc.property(definite, fc.integer({ min: 1, max: 3 }), ({ n, a }, columns) => {
        const l = cholesky(a, n);
        const b = pseudoRandom(n * columns, n);
        expect(distance(multiply(a, choleskySolve(l, n, b, columns), n, n, columns), b)).toBeLessThan(1e-10);
        const inverse = choleskyInverse(l, n);
        expect(distance(multiply(a, inverse, n, n, n), identity(n))).toBeLessThan(1e-9);
        expect(transpose(inverse, n, n)).toEqual(inverse);
      }),
    );
    const diagonal = Float64Array.of(4, 0, 0, 0, 9, 0, 0, 0, 2);
    expect(choleskyLogDeterminant(cholesky(diagonal, 3), 3)).toBeCloseTo(Math.log(72), 14);
  });

  it('reads only the lower triangle', () => {
    const a = gram(pseudoRandom(9), 3, 3, 1);
    const half = a.slice();
    half[1] = half[2] = half[5] = 99;
    expect(cholesky(half, 3)).toEqual(cholesky(a, 3));
  });

  it('fails with a code', () => {
    expect(failureCode(() => cholesky(Float64Array.of(1, 2, 2, 1), 2))).toBe('LINALG_NOT_POSITIVE_DEFINITE');
    expect(failureCode(() => cholesky(new Float64Array(4), 2))).toBe('LINALG_NOT_POSITIVE_DEFINITE');
    expect(failureCode(() => cholesky(Float64Array.of(1, 0, 0, Number.NaN), 2))).toBe('LINALG_NOT_FINITE');
    expect(failureCode(() => cholesky(new Float64Array(5), 2))).toBe('LINALG_SHAPE');
  });
});

describe('jitteredCholesky', () => {
  it('adds nothing to a definite matrix, little to a singular covariance', () => {
    const n = 6;
    const definiteMatrix = gram(pseudoRandom(n * n), n, n, 1);
    expect(jitteredCholesky(definiteMatrix, n)).toEqual({ factor: cholesky(definiteMatrix, n), jitter: 0 });
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const singular = gram(pseudoRandom(n * 2, seed), n, 2);
        const { factor, jitter } = jitteredCholesky(singular, n);
        expect(jitter).toBeLessThan(1e-12);
        expect(distance(multiply(factor, transpose(factor, n, n), n, n, n), singular)).toBeLessThan(1e-12);
      }),
    );
  });

  it('refuses an indefinite matrix', () => {
    for (const a of [Float64Array.of(1, 2, 2, 1), Float64Array.of(0, 1, 1, 0), Float64Array.of(1, 0, 0, -1e-6)]) {
      expect(failureCode(() => jitteredCholesky(a, 2))).toBe('LINALG_NOT_POSITIVE_DEFINITE');
    }
  });
});
