import { expect, test } from 'vitest';
import { zScore } from '../../../src/numerics/statistics/index.js';

test.each([
  [3, 1, [2], 1],
  [1, 3, [2], -1],
  [10, 0, [3, 4], 2],
  [1, 1, [0], 0],
  [1, 1, [], 0],
  [2, 1, [0, 0], Infinity],
  [1, 2, [], -Infinity],
])('%d against %d with errors %j', (value, expected, errors, z) => {
  expect(zScore(value, expected, ...errors)).toBe(z);
});

test.each([
  [NaN, 1, 1],
  [1, 1, -1],
  [1, 2, NaN],
  [Infinity, Infinity, 1],
])('refuses %d against %d with error %d', (value, expected, error) => {
  expect(() => zScore(value, expected, error)).toThrow(/z-score of/);
});
