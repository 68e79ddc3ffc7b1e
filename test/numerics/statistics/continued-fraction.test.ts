import { expect, test } from 'vitest';
import { continuedFraction } from '../../../src/numerics/statistics/continued-fraction.js';

const one = () => 1;

test.each([
  ['golden ratio', one, one, (1 + Math.sqrt(5)) / 2],
  ['root of two', one, (k: number) => (k === 0 ? 1 : 2), Math.SQRT2],
  ['4/pi', (k: number) => k * k, (k: number) => 2 * k + 1, 4 / Math.PI],
])('%s', (_, numerator, denominator, value) => {
  expect(continuedFraction(numerator, denominator)).toBeCloseTo(value, 14);
});

test('says when it does not converge', () => {
  expect(() => continuedFraction(() => NaN, one)).toThrow(/did not settle .* Next: check the arguments/);
});
