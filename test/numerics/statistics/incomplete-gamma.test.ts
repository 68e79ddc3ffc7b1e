import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incompleteGamma } from '../../../src/numerics/statistics/incomplete-gamma.js';

test('shape 1 is the exponential law', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(incompleteGamma(1, x).upper / Math.exp(-x) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(incompleteGamma(1, x).lower / -Math.expm1(-x) - 1)).toBeLessThan(1e-12);
    }),
  );
});

test('integer shapes are Poisson sums', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 100, noNaN: true }), (a, x) => {
      let term = Math.exp(-x);
      let sum = 0;
      for (let k = 0; k < a; term *= x / ++k) sum += term;
      expect(Math.abs(incompleteGamma(a, x).upper / sum - 1)).toBeLessThan(1e-11);
    }),
  );
});

test('both parts add to 1', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      (a, ratio) => {
        const { lower, upper } = incompleteGamma(a, a * ratio);
        expect(lower + upper).toBeCloseTo(1, 12);
      },
    ),
  );
});

test('ends', () => {
  expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
  expect(incompleteGamma(2, Infinity)).toEqual({ lower: 1, upper: 0 });
});
