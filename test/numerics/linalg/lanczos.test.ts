import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanczos } from '../../../src/numerics/linalg/lanczos.js';
import { identity, matvec, multiply, transpose } from '../../../src/numerics/linalg/matrix.js';
import { qr } from '../../../src/numerics/linalg/qr.js';
import { symmetricEigen } from '../../../src/numerics/linalg/symmetric-eigen.js';
import { distance, failureCode, gram, orthonormalityError, pseudoRandom } from './matrices.js';

function operator(a: Float64Array, n: number) {
  return (x: Float64Array) => matvec(a, n, n, x);
}

/** Symmetric with the given eigenvalues. */
function withSpectrum(values: number[], seed: number): Float64Array {
  const n = values.length;
  const { q } = qr(pseudoRandom(n * n, seed), n, n);
  const scaled = q.map((entry, k) => entry * values[k % n]!);
  const a = multiply(scaled, transpose(q, n, n), n, n, n);
  return a.map((entry, k) => 0.5 * (entry + a[(k % n) * n + Math.floor(k / n)]!));
}

describe('lanczos', () => {
  it('agrees with the full decomposition', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 4 }), fc.nat(), (n, wanted, seed) => {
        const count = Math.min(wanted, n);
        const a = gram(pseudoRandom(n * n, seed), n, n, -2);
        const { values, vectors, residuals } = lanczos(operator(a, n), n, { count, tolerance: 1e-12 });
        const full = symmetricEigen(a, n).values.reverse();
        expect(distance(values, full.subarray(0, count))).toBeLessThan(1e-11);
        expect(orthonormalityError(transpose(vectors, count, n), n, count)).toBeLessThan(1e-12);
        for (let j = 0; j < count; j++) {
          const v = vectors.subarray(j * n, (j + 1) * n);
          const rest = distance(
            matvec(a, n, n, v),
            v.map((entry) => entry * values[j]!),
          );
          expect(rest).toBeLessThan(residuals[j]! + 1e-11);
        }
      }),
    );
  });

  it('stops early when the top of the spectrum stands out', () => {
    const values = Array.from({ length: 300 }, (_, i) => (i < 2 ? 10 - i : Math.cos(i)));
    const result = lanczos(operator(withSpectrum(values, 4), 300), 300, { count: 2 });
    expect(distance(result.values, [10, 9])).toBeLessThan(1e-10);
    expect(result.products).toBeLessThan(30);
  });

  it('goes on past an invariant space', () => {
    expect([...lanczos((x) => x, 5, { count: 3 }).values]).toEqual([1, 1, 1].map((v) => expect.closeTo(v, 14)));
    expect([...lanczos((x) => new Float64Array(x.length), 4, { count: 2 }).values]).toEqual([0, 0]);
    const start = Float64Array.of(1, 0, 0, 0);
    const diagonal = identity(4).map((entry, k) => entry * [1, 4, 3, 2][k % 4]!);
    expect(distance(lanczos(operator(diagonal, 4), 4, { count: 2, start }).values, [4, 3])).toBeLessThan(1e-12);
  });

  it('fails with a code', () => {
    const a = gram(pseudoRandom(400), 20, 20);
    expect(failureCode(() => lanczos(operator(a, 20), 20, { count: 2, maxProducts: 4, tolerance: 1e-12 }))).toBe(
      'LINALG_NO_CONVERGENCE',
    );
    expect(failureCode(() => lanczos(() => new Float64Array(3), 2, { count: 1 }))).toBe('LINALG_SHAPE');
    expect(failureCode(() => lanczos((x) => x.fill(Number.NaN), 2, { count: 1 }))).toBe('LINALG_NOT_FINITE');
  });
});
