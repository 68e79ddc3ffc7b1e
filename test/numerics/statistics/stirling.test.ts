import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviance, stirlingError } from '../../../src/numerics/statistics/stirling.js';

/** log(n!) - Stirling's formula, 30 digits from the factorials rounded to double. */
test.each([
  [1, 0.08106146679532726],
  [5, 0.016644691189821193],
  [9.5, 0.008768700134139386],
  [15, 0.005554733551962801],
  [1e6, 8.333333333330556e-8],
])('Stirling error at %d', (z, expected) => {
  expect(Math.abs(stirlingError(z) - expected)).toBeLessThan(1e-14);
});

test('the deviance far from the mean is its definition', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      fc.double({ min: 1.5, max: 20, noNaN: true }),
      (a, ratio) => {
        const m = a * ratio;
        expect(Math.abs(deviance(a, m, a - m) / (a * Math.log(a / m) + m - a) - 1)).toBeLessThan(1e-12);
      },
    ),
  );
});

test('the deviance near the mean is half the squared gap over the mean, and never negative', () => {
  for (const gap of [1e-3, -1e-3, 1, -1]) {
    const m = 1e6;
    expect(deviance(m + gap, m, gap) / ((gap * gap) / (2 * m)) - 1).toBeCloseTo(-gap / (3 * m), 11);
  }
  expect(deviance(7, 7, 0)).toBe(0);
});

test('both forms of the deviance meet', () => {
  const at = (v: number) => deviance(1 + v, 1 - v, 2 * v);
  expect(at(0.1) / at(0.1 + 1e-15) - 1).toBeCloseTo(0, 12);
});
