import { describe, expect, test } from 'vitest';
import { normalCdf } from '../../../src/numerics/math/index.js';
import {
  chiSquare,
  gamma,
  integerBelow,
  normal,
  randomStream,
  type Stream,
  uniform,
} from '../../../src/numerics/random/index.js';
import { chiSquareCdf, ksTest } from '../../../src/numerics/statistics/index.js';

interface Law {
  name: string;
  draw(stream: Stream): number;
  mean: number;
  variance: number;
  /** Excess kurtosis. */
  kurtosis: number;
  cdf?(x: number): number;
}

const gammaLaw = (shape: number): Law => ({
  name: `gamma ${shape}`,
  draw: (stream) => gamma(shape, stream),
  mean: shape,
  variance: shape,
  kurtosis: 6 / shape,
  cdf: (x) => chiSquareCdf(2 * x, 2 * shape),
});
const chiSquareLaw = (degrees: number): Law => ({
  name: `chi-square ${degrees}`,
  draw: (stream) => chiSquare(degrees, stream),
  mean: degrees,
  variance: 2 * degrees,
  kurtosis: 12 / degrees,
  ...(degrees < 1e6 && { cdf: (x: number) => chiSquareCdf(x, degrees) }),
});
const integerLaw = (n: number): Law => ({
  name: `integer below ${n}`,
  draw: (stream) => integerBelow(n, stream),
  mean: (n - 1) / 2,
  variance: (n * n - 1) / 12,
  kurtosis: (-1.2 * (n * n + 1)) / (n * n - 1),
  ...(n > 2 ** 40 && { cdf: (x: number) => x / n }),
});

const laws: Law[] = [
  { name: 'uniform', draw: uniform, mean: 0.5, variance: 1 / 12, kurtosis: -1.2, cdf: (x) => x },
  { name: 'normal', draw: normal, mean: 0, variance: 1, kurtosis: 0, cdf: normalCdf },
  ...[0.05, 0.5, 0.99, 1, 1.7, 30].map(gammaLaw),
  ...[0.3, 1, 2, 99.5, 1e9].map(chiSquareLaw),
  ...[3, 6, 1000, 2 ** 32, 3 * 2 ** 50].map(integerLaw),
];

const COUNT = 40_000;

describe.each(laws)('$name', ({ draw, mean, variance, kurtosis, cdf }) => {
  const stream = randomStream(20_240_601);
  const values = Float64Array.from({ length: COUNT }, () => draw(stream));

  test('has its mean and variance', () => {
    const average = values.reduce((sum, x) => sum + x, 0) / COUNT;
    const spread = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / COUNT;
    expect(Math.abs(average - mean) / Math.sqrt(variance / COUNT)).toBeLessThan(4);
    expect(Math.abs(spread / variance - 1) / Math.sqrt((kurtosis + 2) / COUNT)).toBeLessThan(4);
  });

  test.runIf(cdf)('has its distribution function', () => {
    expect(ksTest(values, cdf!).pValue).toBeGreaterThan(0.001);
  });
});
