import { expect, test } from 'vitest';
import { durbinCdf } from '../../../src/numerics/statistics/durbin.js';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

test.each([1, 2, 3, 5, 10, 20])('closed form for %d samples and d in [1/(2n), 1/n]', (n) => {
  for (const share of [0.55, 0.7, 0.99]) {
    const d = share / n;
    expect(durbinCdf(n, d) / (factorial(n) * (2 * d - 1 / n) ** n)).toBeCloseTo(1, 12);
  }
});

test.each([1, 2, 7, 30])('closed form for %d samples and d next to 1', (n) => {
  for (const d of [1 - 1 / n, 0.9, 0.97, 0.999].filter((d) => d >= 1 - 1 / n && d > 0.5)) {
    expect(durbinCdf(n, d)).toBeCloseTo(1 - 2 * (1 - d) ** n, 12);
  }
});

test('does not overflow at its largest size', () => {
  expect(durbinCdf(200, 0.14)).toBeGreaterThan(0.999);
});
