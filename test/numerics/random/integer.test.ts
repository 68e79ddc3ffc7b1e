import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillIndices, integerBelow, positionOf, randomStream, seek } from '../../../src/numerics/random/index.js';
import { chiSquareTail } from '../../../src/numerics/statistics/index.js';

test('stays below n', () => {
  const stream = randomStream(1);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (n) => {
      const value = integerBelow(n, stream);
      return Number.isInteger(value) && value >= 0 && value < n;
    }),
  );
});

test.each([2, 3, 7, 10, 64])('is uniform below %d', (n) => {
  const counts = new Array<number>(n).fill(0);
  for (const index of fillIndices(new Uint32Array(20_000), n, randomStream(n))) counts[index]!++;
  const expected = 20_000 / n;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(chiSquareTail(chiSquare, n - 1)).toBeGreaterThan(0.001);
});

test('draws again where the last run of values is incomplete', () => {
  const n = 2 ** 31 + 1;
  const stream = randomStream(0);
  seek(stream, 0);
  stream.words.set([n, 0, 0xffffffff, 0, n - 1, 0]);
  expect(integerBelow(n, stream)).toBe(n - 1);
  expect(positionOf(stream)).toBe(3);
});

test.each([0, -1, 1.5, NaN, 2 ** 53 + 2])('refuses the range %d', (n) => {
  expect(() => integerBelow(n, randomStream(0))).toThrow(/random integer below .* pass an integer between 1 and/);
});

test('refuses indices wider than 32 bits', () => {
  expect(() => fillIndices(new Uint32Array(1), 2 ** 33, randomStream(0))).toThrow(/between 1 and 4294967296/);
});
