import { describe, expect, it } from 'vitest';
import { identity } from '../../../src/numerics/linalg/matrix.js';
import { tridiagonalEigen } from '../../../src/numerics/linalg/tridiagonal-eigen.js';
import { distance, failureCode, orthonormalityError } from './matrices.js';

describe('tridiagonalEigen', () => {
  it('second difference: 2 - 2 cos(pi k/(n + 1))', () => {
    for (const n of [1, 2, 3, 5, 64]) {
      const d = new Float64Array(n).fill(2);
      const e = new Float64Array(n).fill(-1);
      e[n - 1] = 0;
      const z = identity(n);
      tridiagonalEigen(d, e, z);
      const expected = Float64Array.from({ length: n }, (_, k) => 2 - 2 * Math.cos((Math.PI * (k + 1)) / (n + 1)));
      expect(distance(d.slice().sort(), expected)).toBeLessThan(1e-14);
      expect(orthonormalityError(z, n, n)).toBeLessThan(1e-13);
    }
  });

  it('a single row carries the first components: Gauss-Legendre weights', () => {
    const n = 3;
    const d = new Float64Array(n);
    const e = Float64Array.from({ length: n }, (_, k) => (k + 1 < n ? (k + 1) / Math.sqrt(4 * (k + 1) ** 2 - 1) : 0));
    const row = Float64Array.of(1, 0, 0);
    tridiagonalEigen(d, e, row, 1);
    const nodes = [...d].map((x, i) => [x, 2 * row[i]! ** 2] as const).sort((p, q) => p[0] - q[0]);
    expect(distance(nodes.flat(), [-Math.sqrt(0.6), 5 / 9, 0, 8 / 9, Math.sqrt(0.6), 5 / 9])).toBeLessThan(1e-15);
  });

  it('splits at zero couplings and reports NaN', () => {
    const d = Float64Array.of(3, 1, 2);
    tridiagonalEigen(d, new Float64Array(3));
    expect([...d]).toEqual([3, 1, 2]);
    expect(failureCode(() => tridiagonalEigen(Float64Array.of(Number.NaN, 1), Float64Array.of(1, 0)))).toBe(
      'LINALG_NO_CONVERGENCE',
    );
  });
});
