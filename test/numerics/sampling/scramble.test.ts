import { expect, test } from 'vitest';
import { randomStream } from '../../../src/numerics/random/index.js';
import { fillSobol, sobolSequence } from '../../../src/numerics/sampling/index.js';
import { chiSquareTail, powerLawFit } from '../../../src/numerics/statistics/index.js';

const DIMENSION = 4;
/** Smooth, with all coordinates interacting; its mean over the cube is 1. */
const integrand = (x: Float64Array) => x.reduce((product, xi) => product * (1 + 0.5 * (3 * xi * xi - 1)), 1);

function average(count: number, seed: number): number {
  const sequence = sobolSequence(DIMENSION, randomStream(seed, 'scramble'));
  const set = fillSobol(new Float64Array(DIMENSION * count), sequence);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += integrand(set.subarray(DIMENSION * i, DIMENSION * (i + 1)));
  return sum / count;
}

const counts = [16, 64, 256, 1024];
const errors = counts.map((count) => Array.from({ length: 60 }, (_, seed) => average(count, seed) - 1));

test('averages are unbiased', () => {
  for (const sample of errors) {
    const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
    const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (sample.length - 1);
    expect(Math.abs(mean) / Math.sqrt(variance / sample.length)).toBeLessThan(4);
  }
});

test('errors fall much faster than the -1/2 of independent points, towards -3/2 for a smooth integrand', () => {
  const deviations = errors.map((sample) => Math.sqrt(sample.reduce((sum, x) => sum + x * x, 0) / sample.length));
  const { exponent } = powerLawFit(counts, deviations);
  expect(exponent.estimate).toBeLessThan(-1.2);
  expect(exponent.estimate).toBeGreaterThan(-1.7);
});

test('digits after the first difference of two points are independent', () => {
  // Points 0 and 1 differ in the first digit; the next two digits of both must fall on all 16 combinations alike.
  const cells = new Array<number>(16).fill(0);
  for (let seed = 0; seed < 4000; seed++) {
    const set = fillSobol(new Float64Array(2), sobolSequence(1, randomStream(seed)));
    const [a, b] = [Math.floor(set[0]! * 8), Math.floor(set[1]! * 8)];
    expect(a >> 2).not.toBe(b >> 2);
    cells[(a & 3) * 4 + (b & 3)]!++;
  }
  const chiSquare = cells.reduce((sum, count) => sum + (count - 250) ** 2 / 250, 0);
  expect(chiSquareTail(chiSquare, 15)).toBeGreaterThan(0.001);
});
