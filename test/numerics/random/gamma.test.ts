import { expect, test } from 'vitest';
import { chiSquare, gamma, randomStream } from '../../../src/numerics/random/index.js';

test('chi-square is twice a gamma number of half its degrees', () => {
  for (const degrees of [0.1, 1, 7, 1e9]) {
    expect(chiSquare(degrees, randomStream(4))).toBe(2 * gamma(degrees / 2, randomStream(4)));
  }
});

test.each([0, -1, NaN, Infinity, 2e9])('refuses the parameter %d', (value) => {
  expect(() => gamma(value, randomStream(0))).toThrow(`gamma shape is ${value}`);
  expect(() => chiSquare(value, randomStream(0))).toThrow(`chi-square degrees of freedom is ${value}`);
});
