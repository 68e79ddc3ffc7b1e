import { expect, test } from 'vitest';
import { smirnovTwoSampleTail } from '../../../src/numerics/statistics/smirnov-two-sample.js';
import { fixture } from './fixtures.js';

const table = fixture<{ m: number; n: number; distance: number; tail: number }>('smirnov');

test.each(table)('tail of $m and $n samples at $distance', ({ m, n, distance, tail }) => {
  for (const p of [smirnovTwoSampleTail(m, n, distance), smirnovTwoSampleTail(n, m, distance)]) {
    if (m * n <= 1e6) expect(Math.abs(p / tail - 1)).toBeLessThan(1e-12);
    else expect(Math.abs(p - tail)).toBeLessThan(0.005);
  }
});

test('no distance is certain', () => {
  expect(smirnovTwoSampleTail(3, 4, 0)).toBe(1);
});
