import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorAfterAccepted, factorAfterRejected } from '../../../src/numerics/ode/step-control.js';

describe.each([3, 5])('step control with an estimate of order %i', (k) => {
  it('settles at an error of about 0.7 when the error grows like h^k', () => {
    let h = 1e-3;
    let last = 1;
    for (let i = 0; i < 60; i++) {
      const error = Math.min(1, 50 * h ** k);
      h *= factorAfterAccepted(k, error, last, false);
      last = error;
    }
    expect(50 * h ** k).toBeGreaterThan(0.1);
    expect(50 * h ** k).toBeLessThan(1);
  });

  it('stays within its bounds, smaller errors giving longer steps', () => {
    const error = fc.double({ min: 1e-12, max: 1, noNaN: true });
    fc.assert(
      fc.property(error, error, error, (a, b, last) => {
        const [small, large] = a < b ? [a, b] : [b, a];
        const forSmall = factorAfterAccepted(k, small, last, false);
        const forLarge = factorAfterAccepted(k, large, last, false);
        expect(forSmall).toBeGreaterThanOrEqual(forLarge);
        expect(forSmall).toBeLessThanOrEqual(5);
        expect(forLarge).toBeGreaterThanOrEqual(0.2);
        expect(factorAfterAccepted(k, small, last, true)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('shrinks after a rejection, by a fifth when the attempt was not finite', () => {
    expect(factorAfterRejected(k, 1.01)).toBeLessThan(0.95);
    expect(factorAfterRejected(k, 2)).toBeCloseTo(0.9 * 2 ** (-1 / k), 12);
    for (const error of [1e30, Infinity, Number.NaN]) expect(factorAfterRejected(k, error)).toBe(0.2);
  });
});
