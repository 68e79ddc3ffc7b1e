import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReflector } from '../../../src/numerics/linalg/householder.js';

describe('makeReflector', () => {
  it('H x = beta e0 at any scale, |beta| = |x|', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(1, 1e-170, 1e170),
        (entries, size) => {
          const x = Float64Array.from(entries, (entry) => entry * size);
          const v = x.slice();
          const { tau, beta } = makeReflector(v, v.length, 0);
          const overlap = x.reduce((sum, entry, i) => sum + (entry / size) * v[i]!, 0);
          const image = Array.from(x, (entry, i) => entry / size - tau * overlap * v[i]!);
          expect(Math.abs(image[0]! - beta / size)).toBeLessThan(1e-14);
          for (const rest of image.slice(1)) expect(Math.abs(rest)).toBeLessThan(1e-14);
          expect(Math.abs(Math.hypot(...entries) - Math.abs(beta) / size)).toBeLessThan(1e-14);
        },
      ),
    );
  });
});
