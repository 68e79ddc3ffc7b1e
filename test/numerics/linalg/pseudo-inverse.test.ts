import fc from 'fast-check';
import { Matrix, pseudoInverse as oracle } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { multiply, transpose } from '../../../src/numerics/linalg/matrix.js';
import { pseudoInverse, symmetricPseudoInverse } from '../../../src/numerics/linalg/pseudo-inverse.js';
import { distance, gram, pseudoRandom } from './matrices.js';

/** The four Moore-Penrose conditions. */
function penroseError(a: Float64Array, x: Float64Array, rows: number, columns: number): number {
  const ax = multiply(a, x, rows, columns, rows);
  const xa = multiply(x, a, columns, rows, columns);
  return Math.max(
    distance(multiply(ax, a, rows, rows, columns), a),
    distance(multiply(xa, x, columns, columns, rows), x),
    distance(transpose(ax, rows, rows), ax),
    distance(transpose(xa, columns, columns), xa),
  );
}

const sizes = fc.tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 7 }), fc.nat());

describe('pseudo-inverses', () => {
  it('general: the Moore-Penrose conditions at any rank, and ml-matrix', () => {
    fc.assert(
      fc.property(sizes, ([rows, columns, seed]) => {
        const rank = 1 + (seed % Math.min(rows, columns));
        const left = pseudoRandom(rows * rank, seed);
        for (let i = 0; i < rank; i++) left[i * rank + i]! += 4;
        const right = pseudoRandom(rank * columns, seed + 1);
        for (let i = 0; i < rank; i++) right[i * columns + i]! += 4;
        const a = multiply(left, right, rows, rank, columns);
        const { inverse, rank: found } = pseudoInverse(a, rows, columns);
        expect(found).toBe(rank);
        expect(penroseError(a, inverse, rows, columns)).toBeLessThan(1e-11);
        if (rank === Math.min(rows, columns)) {
          expect(distance(inverse, oracle(Matrix.from1DArray(rows, columns, a)).to1DArray())).toBeLessThan(1e-11);
        }
      }),
    );
  });

  it('symmetric: the same for covariances, indefinite matrices and zero', () => {
    fc.assert(
      fc.property(sizes, ([n, width, seed]) => {
        const rank = Math.min(n, width);
        const b = pseudoRandom(n * rank, seed);
        for (let i = 0; i < rank; i++) b[i * rank + i]! += 4;
        const a = gram(b, n, rank);
        if (rank === n) for (let i = 0; i < n; i++) a[i * n + i]! -= 1000;
        const { inverse, rank: found } = symmetricPseudoInverse(a, n);
        expect(found).toBe(rank);
        expect(penroseError(a, inverse, n, n)).toBeLessThan(1e-11 * (rank === n ? 1000 : 1));
        expect(transpose(inverse, n, n)).toEqual(inverse);
      }),
    );
    expect(symmetricPseudoInverse(new Float64Array(4), 2)).toEqual({ inverse: new Float64Array(4), rank: 0 });
    expect(pseudoInverse(new Float64Array(6), 2, 3)).toEqual({ inverse: new Float64Array(6), rank: 0 });
  });
});
