import { expect, test } from 'vitest';
import { fillNormals, randomStream, substream } from '../../../src/numerics/random/index.js';
import { meanInterval, momentsOf, symmetricInterval } from '../../../src/numerics/statistics/index.js';
import { samples } from './fixtures.js';

test.each(samples.filter(({ intervals }) => intervals))('mean of the $kind sample', ({ values, intervals }) => {
  for (const [level, low, high] of intervals!) {
    const interval = meanInterval(momentsOf(values), level);
    expect(interval.low).toBeCloseTo(low, 11);
    expect(interval.high).toBeCloseTo(high, 11);
    expect(interval.level).toBe(level);
  }
});

test('a known error gives the normal interval', () => {
  const { low, high, level } = symmetricInterval(1, 0.5, Infinity);
  expect(low).toBeCloseTo(1 - 0.5 * 1.959963984540054, 14);
  expect(high).toBeCloseTo(1 + 0.5 * 1.959963984540054, 14);
  expect(level).toBe(0.95);
});

test('covers the mean as often as it says, at four samples', () => {
  const parent = randomStream(6);
  const runs = 4000;
  let covered = 0;
  for (let i = 0; i < runs; i++) {
    const { low, high } = meanInterval(momentsOf(fillNormals(new Float64Array(4), substream(parent, i))), 0.9);
    if (low < 0 && high > 0) covered++;
  }
  expect(Math.abs(covered / runs - 0.9) / Math.sqrt(0.09 / runs)).toBeLessThan(4);
});

test.each([0, 1, 95])('refuses the level %d', (level) => {
  expect(() => symmetricInterval(0, 1, 3, level)).toThrow(`confidence level ${level}`);
});
