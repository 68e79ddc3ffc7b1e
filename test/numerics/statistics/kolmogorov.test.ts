import { describe, expect, test } from 'vitest';
import { kolmogorovTail } from '../../../src/numerics/statistics/index.js';
import { limitTail } from '../../../src/numerics/statistics/kolmogorov.js';
import { fixture } from './fixtures.js';

const table = fixture<{ n: number; d: number; tail: number }>('kolmogorov');
/** SciPy itself approximates from 141 samples on where the tail is not small. */
const exact = table.filter(({ n, d }) => n <= 140 || (n <= 10_000 && n * d * d >= 4));

test.each(exact)('exact tail of $n samples at $d', ({ n, d, tail }) => {
  expect(Math.abs(kolmogorovTail(n, d) / tail - 1)).toBeLessThan(2e-11);
});

test.each(table.filter((row) => !exact.includes(row)))('approximate tail of $n samples at $d', ({ n, d, tail }) => {
  expect(Math.abs(kolmogorovTail(n, d) - tail)).toBeLessThan(n <= 200 ? 2e-6 : 1e-4);
});

test('approaches the limit law', () => {
  for (const x of [0.4, 0.9, 1, 1.3, 1.9]) {
    expect(kolmogorovTail(1e12, x / 1e6)).toBeCloseTo(limitTail(x), 5);
  }
});

describe('limit law', () => {
  test.each([
    [0.5, 0.9639452436648751],
    [0.8275735551899077, 0.5],
    [1.3580986393225507, 0.05],
    [1.9494746, 0.001],
  ])('at %d', (x, tail) => {
    expect(limitTail(x)).toBeCloseTo(tail, 8);
  });

  test('both series agree where they meet', () => {
    expect(limitTail(1 - 1e-15)).toBeCloseTo(limitTail(1), 14);
  });

  test('is certain near 0', () => {
    expect([limitTail(-1), limitTail(0), limitTail(0.1)]).toEqual([1, 1, 1]);
    expect(limitTail(0.1 + 1e-9)).toBeCloseTo(1, 15);
  });
});

test('falls from 1 to 0 with d', () => {
  for (const n of [1, 4, 60, 200, 201, 3000, 10_000, 20_000]) {
    const tails = Array.from({ length: 101 }, (_, i) => kolmogorovTail(n, i / 100));
    expect(tails[0]).toBe(1);
    expect(tails[100]).toBe(0);
    for (let i = 1; i <= 100; i++) expect(tails[i]).toBeLessThanOrEqual(tails[i - 1]! + 1e-4);
  }
});

test('refuses impossible arguments', () => {
  expect(() => kolmogorovTail(0, 0.5)).toThrow(/test of 0 samples/);
  expect(() => kolmogorovTail(5, 1.2)).toThrow(/statistic 1.2/);
  expect(() => kolmogorovTail(5, NaN)).toThrow(/statistic NaN/);
});
