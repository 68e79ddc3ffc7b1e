import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply, transpose } from '../../../src/numerics/linalg/matrix.js';
import { solveTriangular, type Triangle } from '../../../src/numerics/linalg/triangular.js';
import { distance, failureCode, pseudoRandom } from './matrices.js';

const triangles: Triangle[] = ['lower', 'lower-transposed', 'upper', 'upper-transposed'];

/** The stored matrix (full of noise in the unread triangle) and the triangular matrix that acts. */
function sample(triangle: Triangle, n: number, seed: number) {
  const stored = pseudoRandom(n * n, seed);
  for (let i = 0; i < n; i++) stored[i * n + i]! += 3 * Math.sign(stored[i * n + i]! || 1);
  const lower = triangle.startsWith('lower');
  const read = stored.map((entry, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return i === j || (lower ? j < i : j > i) ? entry : 0;
  });
  return { stored, acting: triangle.endsWith('transposed') ? transpose(read, n, n) : read };
}

describe('solveTriangular', () => {
  for (const triangle of triangles) {
    it(`${triangle}: T X gives B back, the other triangle is not read`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 }), fc.nat(), (n, columns, seed) => {
          const { stored, acting } = sample(triangle, n, seed);
          const b = pseudoRandom(n * columns, seed + 1);
          const kept = b.slice();
          const x = solveTriangular(stored, n, b, columns, triangle);
          expect(distance(multiply(acting, x, n, n, columns), b)).toBeLessThan(1e-12);
          expect(b).toEqual(kept);
        }),
      );
    });

    it(`${triangle}: a zero or NaN on the diagonal is an error`, () => {
      for (const bad of [0, Number.NaN]) {
        const { stored } = sample(triangle, 3, 5);
        stored[4] = bad;
        expect(failureCode(() => solveTriangular(stored, 3, new Float64Array(3), 1, triangle))).toBe('LINALG_SINGULAR');
      }
    });
  }
});
