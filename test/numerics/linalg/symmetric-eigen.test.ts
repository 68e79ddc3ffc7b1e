import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { identity, multiply } from '../../../src/numerics/linalg/matrix.js';
import { symmetricEigen, symmetricEigenvalues } from '../../../src/numerics/linalg/symmetric-eigen.js';
import {
  distance,
  failureCode,
  gram,
  orthonormalityError,
  pseudoRandom,
  symmetricArbitrary,
  tame,
} from './matrices.js';

function residual(a: Float64Array, n: number): number {
  const { values, vectors } = symmetricEigen(a, n);
  const scaled = vectors.map((entry, k) => entry * values[k % n]!);
  return distance(multiply(a, vectors, n, n, n), scaled);
}

describe('symmetricEigen', () => {
  it('A V = V diag(values), V orthonormal, values ascending', () => {
    fc.assert(
      fc.property(symmetricArbitrary, ({ n, a }) => {
        const { values, vectors } = symmetricEigen(a, n);
        expect(orthonormalityError(vectors, n, n)).toBeLessThan(1e-13);
        expect(residual(a, n)).toBeLessThan(1e-12);
        expect(values.slice().sort()).toEqual(values);
        expect(distance(symmetricEigenvalues(a, n), values)).toBeLessThan(1e-12);
      }),
    );
  });

  it('agrees with ml-matrix', () => {
    fc.assert(
      fc.property(symmetricArbitrary, ({ n, a }) => {
        const b = tame(a);
        const oracle = new EigenvalueDecomposition(Matrix.from1DArray(n, n, b), { assumeSymmetric: true });
        expect(distance(symmetricEigen(b, n).values, Float64Array.from(oracle.realEigenvalues).sort())).toBeLessThan(
          1e-12,
        );
      }),
    );
  });

  it('handles degenerate, singular, diagonal and 120 x 120 matrices', () => {
    const cases: [string, Float64Array, number][] = [
      ['zero', new Float64Array(9), 3],
      ['identity', identity(4), 4],
      ['ones', new Float64Array(25).fill(1), 5],
      ['one entry', Float64Array.of(-2), 1],
      ['rank two', gram(pseudoRandom(40), 20, 2), 20],
      ['large', gram(pseudoRandom(120 * 120), 120, 120), 120],
    ];
    for (const [name, a, n] of cases) {
      const size = Math.max(...a.map(Math.abs), 1e-300);
      expect(residual(a, n) / size, name).toBeLessThan(1e-12);
      expect(orthonormalityError(symmetricEigen(a, n).vectors, n, n), name).toBeLessThan(1e-12);
    }
    expect(symmetricEigen(new Float64Array(0), 0).values.length).toBe(0);
  });

  it('the largest entry of each vector is positive', () => {
    const { vectors } = symmetricEigen(gram(pseudoRandom(49), 7, 7), 7);
    for (let j = 0; j < 7; j++) {
      const column = Array.from({ length: 7 }, (_, i) => vectors[i * 7 + j]!);
      expect(Math.max(...column)).toBe(Math.max(...column.map(Math.abs)));
    }
  });

  it('scales with the matrix over the whole range of numbers', () => {
    const a = gram(pseudoRandom(16), 4, 4);
    const { values } = symmetricEigen(a, 4);
    for (const factor of [1e-250, 1e250]) {
      const scaled = symmetricEigen(
        a.map((entry) => entry * factor),
        4,
      ).values;
      expect(
        distance(
          scaled.map((value) => value / factor),
          values,
        ),
      ).toBeLessThan(1e-13);
    }
  });

  it('fails with a code', () => {
    expect(failureCode(() => symmetricEigen(Float64Array.of(1, Number.NaN, 0, 1), 2))).toBe('LINALG_NOT_FINITE');
    expect(failureCode(() => symmetricEigen(new Float64Array(3), 2))).toBe('LINALG_SHAPE');
  });
});
