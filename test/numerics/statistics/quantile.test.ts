import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, quantile, sortedQuantile } from '../../../src/numerics/statistics/index.js';
import { samples } from './fixtures.js';

test.each(samples)('quantiles of the $kind sample', ({ values, quantiles }) => {
  const before = [...values];
  for (const [p, value] of quantiles) expect(quantile(values, p)).toBeCloseTo(value, 14);
  expect(values).toEqual(before);
});

test('quantiles rise with their probability, from the smallest to the largest number', () => {
  const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(numbers, probability, probability, (values, p, q) => {
      const sorted = Float64Array.from(values).sort();
      const [low, high] = [sortedQuantile(sorted, Math.min(p, q)), sortedQuantile(sorted, Math.max(p, q))];
      // Interpolation rounds: equal up to the last bit of the largest number is not a fall.
      expect(low).toBeLessThanOrEqual(high + 1e-9);
      expect(quantile(values, 0) === sorted[0] && quantile(values, 1) === sorted.at(-1)).toBe(true);
    }),
  );
});

test('median of odd and even counts', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

test('refuses no numbers, NaN, and probabilities outside [0, 1]', () => {
  expect(() => median([])).toThrow(/quantile of no numbers/);
  expect(() => median([NaN])).toThrow(/entry 0 is NaN/);
  expect(() => quantile([1], 1.1)).toThrow(/probability 1.1/);
});
