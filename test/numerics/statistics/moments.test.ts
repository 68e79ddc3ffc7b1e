import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeMoments, momentsOf, standardError, variance } from '../../../src/numerics/statistics/index.js';
import { samples } from './fixtures.js';

const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 50 });

test.each(samples)('mean and variance of the $kind sample', ({ values, mean, variance: expected }) => {
  const moments = momentsOf(values);
  expect(moments.mean).toBeCloseTo(mean, 13);
  expect(variance(moments)).toBeCloseTo(expected, 12);
  expect(standardError(moments)).toBeCloseTo(Math.sqrt(expected / values.length), 12);
});

test('a large mean cancels nothing', () => {
  const moments = momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
  expect([moments.mean, variance(moments)]).toEqual([1e9 + 10, 30]);
});

describe('merging', () => {
  test('gives the moments of the union', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 5 }), (parts) => {
        const merged = mergeMoments(parts.map(momentsOf));
        const whole = momentsOf(parts.flat());
        expect(merged.count).toBe(whole.count);
        expect(Math.abs(merged.mean - whole.mean)).toBeLessThan(1e-10);
        expect(Math.abs(merged.squares - whole.squares)).toBeLessThan(1e-9 * (1 + whole.squares));
      }),
    );
  });

  test('keeps the bits of a single part, and ignores empty ones', () => {
    const part = momentsOf([0.1, 0.2, 0.7]);
    const empty = momentsOf([]);
    expect(mergeMoments([part])).toEqual(part);
    expect(mergeMoments([empty, part, empty])).toEqual(part);
    expect(mergeMoments([])).toEqual({ count: 0, mean: 0, squares: 0 });
  });
});

test('one number has no variance', () => {
  expect(() => variance(momentsOf([3]))).toThrow(/variance of 1 numbers/);
  expect(() => standardError(momentsOf([]))).toThrow(/variance of 0 numbers/);
});

test.each([NaN, Infinity])('refuses the entry %d', (value) => {
  expect(() => momentsOf([1, value])).toThrow(`moments: entry 1 is ${value}`);
});
