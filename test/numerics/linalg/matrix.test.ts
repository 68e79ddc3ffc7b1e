import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  identity,
  matvec,
  matvecTransposed,
  multiply,
  symmetrise,
  transpose,
} from '../../../src/numerics/linalg/matrix.js';
import { distance, failureCode, matrixArbitrary, pseudoRandom } from './matrices.js';

describe('matrix', () => {
  it('products agree with ml-matrix', () => {
    fc.assert(
      fc.property(matrixArbitrary(9, 9), fc.integer({ min: 1, max: 9 }), ({ rows, columns, a }, width) => {
        const b = pseudoRandom(columns * width, rows + width);
        const oracle = Matrix.from1DArray(rows, columns, a).mmul(Matrix.from1DArray(columns, width, b));
        expect(distance(multiply(a, b, rows, columns, width), oracle.to1DArray())).toBeLessThan(1e-13 * 100);
        const x = b.subarray(0, columns);
        expect(distance(matvec(a, rows, columns, x), multiply(a, x, rows, columns, 1))).toBeLessThan(1e-13 * 100);
        expect(
          distance(matvecTransposed(transpose(a, rows, columns), columns, rows, x), matvec(a, rows, columns, x)),
        ).toBeLessThan(1e-13 * 100);
        expect(transpose(transpose(a, rows, columns), columns, rows)).toEqual(a);
        expect(multiply(identity(rows), a, rows, rows, columns)).toEqual(a.map((v) => v + 0));
      }),
    );
  });

  it('symmetrise averages the triangles', () => {
    const a = Float64Array.of(1, 2, 4, 3);
    symmetrise(a, 2);
    expect([...a]).toEqual([1, 3, 3, 3]);
  });

  it('names a wrong shape', () => {
    const a = new Float64Array(6);
    const wrong: (() => unknown)[] = [
      () => transpose(a, 2, 2),
      () => matvec(a, 2, 3, new Float64Array(2)),
      () => matvecTransposed(a, 2, 3, new Float64Array(3)),
      () => multiply(a, a, 2, 3, 3),
      () => symmetrise(a, 2),
    ];
    for (const run of wrong) expect(failureCode(run)).toBe('LINALG_SHAPE');
  });
});
