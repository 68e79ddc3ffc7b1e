import fc from 'fast-check';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { multiply, transpose } from '../../../src/numerics/linalg/matrix.js';
import { svd } from '../../../src/numerics/linalg/svd.js';
import { distance, failureCode, matrixArbitrary, orthonormalityError, pseudoRandom, tame } from './matrices.js';

describe('svd', () => {
  it('U diag(values) Vᵀ = A, U and V orthonormal, values as in ml-matrix', () => {
    fc.assert(
      fc.property(matrixArbitrary(9, 9), ({ rows, columns, a }) => {
        const k = Math.min(rows, columns);
        const { u, values, v } = svd(a, rows, columns);
        const scaled = u.map((entry, i) => entry * values[i % k]!);
        expect(distance(multiply(scaled, transpose(v, columns, k), rows, k, columns), a)).toBeLessThan(1e-12);
        expect(orthonormalityError(u, rows, k)).toBeLessThan(1e-13);
        expect(orthonormalityError(v, columns, k)).toBeLessThan(1e-13);
        const b = tame(a);
        const oracle = new SingularValueDecomposition(Matrix.from1DArray(rows, columns, b), { autoTranspose: true });
        expect(distance(svd(b, rows, columns).values, oracle.diagonal)).toBeLessThan(1e-11);
        for (let i = 1; i < k; i++) expect(values[i]).toBeLessThanOrEqual(values[i - 1]!);
      }),
    );
  });

  it('keeps the relative accuracy of small singular values', () => {
    const { q } = { q: pseudoRandom(16, 3) };
    const sizes = [1, 1e-6, 1e-12, 1e-18];
    const graded = q.map((entry, k) => entry * sizes[k % 4]!);
    const { values } = svd(graded, 4, 4);
    // Relative perturbations of columns move each singular value by about as much.
    const nudged = svd(
      graded.map((entry, k) => entry * (1 + (k % 2) * 1e-12)),
      4,
      4,
    );
    values.forEach((value, i) => {
      expect(Math.abs(nudged.values[i]! / value - 1)).toBeLessThan(1e-10);
    });
  });

  it('handles zero matrices and extreme scales', () => {
    expect([...svd(new Float64Array(6), 3, 2).values]).toEqual([0, 0]);
    expect(orthonormalityError(svd(new Float64Array(6), 3, 2).v, 2, 2)).toBeLessThan(1e-15);
    expect(svd(Float64Array.of(3e200, 0, 0, 4e200), 2, 2).values[0]).toBeCloseTo(4e200, -190);
    expect(failureCode(() => svd(Float64Array.of(Number.POSITIVE_INFINITY), 1, 1))).toBe('LINALG_NOT_FINITE');
  });
});
