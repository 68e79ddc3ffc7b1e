import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givens, rotate } from '../../../src/numerics/linalg/givens.js';

describe('givens', () => {
  it('maps (a, b) to (radius, 0) at any scale', () => {
    const side = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(side, side, fc.constantFrom(1, 1e300, 1e-300), (p, q, size) => {
        const { c, s, radius } = givens(p * size, q * size);
        expect(Math.abs(c * c + s * s - 1)).toBeLessThan(1e-15 * 4);
        expect(radius).toBeGreaterThanOrEqual(0);
        const data = Float64Array.of(p, q);
        rotate(data, 1, 1, 0, 1, c, s);
        expect(Math.abs(data[0]! - radius / size)).toBeLessThan(1e-14);
        expect(Math.abs(data[1]!)).toBeLessThan(1e-14);
      }),
    );
  });
});
