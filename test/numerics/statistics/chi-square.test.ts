import { expect, test } from 'vitest';
import { chiSquareCdf, chiSquareTail } from '../../../src/numerics/statistics/index.js';
import { fixture } from './fixtures.js';

const table = fixture<{ degrees: number; x: number; cdf: number; tail: number }>('chi-square');

test.each(table)('chi-square with $degrees degrees at $x', ({ degrees, x, cdf, tail }) => {
  expect(Math.abs(chiSquareCdf(x, degrees) / cdf - 1)).toBeLessThan(1e-12);
  expect(Math.abs(chiSquareTail(x, degrees) / tail - 1)).toBeLessThan(1e-12);
});

test.each([0, -2, NaN, Infinity])('refuses %d degrees of freedom', (degrees) => {
  expect(() => chiSquareCdf(1, degrees)).toThrow(`chi-square with ${degrees} degrees`);
  expect(() => chiSquareTail(NaN, 3)).toThrow(/at NaN/);
});
