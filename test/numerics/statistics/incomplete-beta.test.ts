import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incompleteBeta } from '../../../src/numerics/statistics/incomplete-beta.js';

const shape = fc.double({ min: 0.1, max: 300, noNaN: true });
const fraction = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe('identities', () => {
  test('reflection', () => {
    fc.assert(
      fc.property(shape, shape, fraction, (a, b, x) => {
        expect(incompleteBeta(a, b, x) + incompleteBeta(b, a, 1 - x, x)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('powers', () => {
    fc.assert(
      fc.property(shape, fraction, (a, x) => {
        expect(incompleteBeta(a, 1, x)).toBeCloseTo(x ** a, 12);
      }),
    );
  });

  test('binomial sums', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fraction, (a, b, x) => {
        let sum = 0;
        let choose = 1;
        for (let j = 0, n = a + b - 1; j <= n; choose = (choose * (n - j)) / ++j) {
          if (j >= a) sum += choose * x ** j * (1 - x) ** (n - j);
        }
        expect(Math.abs(incompleteBeta(a, b, x) / sum - 1)).toBeLessThan(1e-11);
      }),
    );
  });
});

test('ends', () => {
  expect(incompleteBeta(2, 3, 0)).toBe(0);
  expect(incompleteBeta(2, 3, 1)).toBe(1);
});
