import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orthogonalise } from '../../../src/numerics/linalg/orthogonalise.js';
import { qr } from '../../../src/numerics/linalg/qr.js';
import { distance, pseudoRandom } from './matrices.js';

describe('orthogonalise', () => {
  it('x = Q coefficients + size direction with direction orthogonal to Q, also for x inside the span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(), fc.boolean(), (rows, seed, inside) => {
        const columns = 1 + (seed % (rows - 1));
        const { q } = qr(pseudoRandom(rows * columns, seed), rows, columns);
        const x = inside
          ? Float64Array.from({ length: rows }, (_, i) => q[i * columns]!)
          : pseudoRandom(rows, seed + 7);
        const { coefficients, direction, size } = orthogonalise(q, rows, columns, x);
        if (inside) expect(size).toBe(0);
        const rebuilt = Float64Array.from({ length: rows }, (_, i) =>
          coefficients.reduce((sum, value, j) => sum + value * q[i * columns + j]!, size * direction[i]!),
        );
        expect(distance(rebuilt, x)).toBeLessThan(1e-14);
        expect(Math.abs(direction.reduce((sum, d) => sum + d * d, 0) - 1)).toBeLessThan(1e-14);
        for (let j = 0; j < columns; j++) {
          expect(Math.abs(direction.reduce((sum, d, i) => sum + d * q[i * columns + j]!, 0))).toBeLessThan(1e-14);
        }
      }),
    );
  });
});
