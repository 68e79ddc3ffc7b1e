import { describe, expect, test } from 'vitest';
import { fillNormals, randomStream, substream } from '../../../src/numerics/random/index.js';
import { bcaProbabilities } from '../../../src/numerics/statistics/bootstrap.js';
import { bootstrap, median, momentsOf, sortedQuantile, standardError } from '../../../src/numerics/statistics/index.js';
import { fixture } from './fixtures.js';

const mean = (values: Float64Array) => momentsOf(values).mean;
const stream = randomStream(50);

test.each(fixture<{ estimate: number; replicates: number[]; leftOut: number[]; interval: [number, number] }>('bca'))(
  'interval from given replicates about $estimate',
  ({ estimate, replicates, leftOut, interval }) => {
    const sorted = Float64Array.from(replicates);
    const probabilities = bcaProbabilities(sorted, estimate, Float64Array.from(leftOut), 0.95);
    expect(sortedQuantile(sorted, probabilities[0])).toBeCloseTo(interval[0], 10);
    expect(sortedQuantile(sorted, probabilities[1])).toBeCloseTo(interval[1], 10);
  },
);

describe('of a mean', () => {
  const values = fillNormals(new Float64Array(60), randomStream(51));

  test('the error is that of the formula', () => {
    const result = bootstrap(values, mean, { stream, resamples: 4000 });
    expect(result.estimate).toBe(mean(values));
    // The bootstrap's divisor is n, not n - 1; 4000 resamples know a deviation to 1.1 %.
    const expected = standardError(momentsOf(values)) * Math.sqrt(59 / 60);
    expect(Math.abs(result.standardError / expected - 1)).toBeLessThan(0.045);
    expect(result.low).toBeLessThan(result.estimate);
    expect(result.high).toBeGreaterThan(result.estimate);
  });

  test('a seed keeps its numbers, and resample r depends on r alone', () => {
    const options = { stream, resamples: 50, method: 'percentile' } as const;
    expect(bootstrap(values, mean, options)).toEqual(bootstrap(values, mean, options));
    const seen: number[] = [];
    bootstrap(values, (sample) => seen.push(sample[0]!), { ...options, resamples: 3 });
    const more: number[] = [];
    bootstrap(values, (sample) => more.push(sample[0]!), { ...options, resamples: 6 });
    expect(more.slice(0, 4)).toEqual(seen.slice(0, 4));
  });
});

test.each(['bca', 'percentile'] as const)(
  '%s intervals of a skewed mean cover about as often as they say',
  (method) => {
    const runs = 300;
    let covered = 0;
    for (let i = 0; i < runs; i++) {
      // exp of a normal of deviation ½: mean exp(1/8)
      const values = fillNormals(new Float64Array(40), randomStream(52, i)).map((x) => Math.exp(x / 2));
      const { low, high } = bootstrap(values, mean, {
        stream: substream(stream, i),
        resamples: 300,
        level: 0.9,
        method,
      });
      if (low < Math.exp(1 / 8) && high > Math.exp(1 / 8)) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.83);
    expect(covered / runs).toBeLessThan(0.95);
  },
);

test('bias correction moves the interval of a biased statistic', () => {
  const values = fillNormals(new Float64Array(15), randomStream(53));
  const variance = (sample: Float64Array) => momentsOf(sample).squares / sample.length;
  const [plain, corrected] = (['percentile', 'bca'] as const).map((method) =>
    bootstrap(values, variance, { stream, method }),
  );
  expect(corrected!.low).toBeGreaterThan(plain!.low);
  expect(corrected!.high).toBeGreaterThan(plain!.high);
});

test('works for the median, and for equal values', () => {
  const result = bootstrap([3, 1, 4, 1, 5, 9, 2, 6], median, { stream, resamples: 500 });
  expect(result.low).toBeLessThanOrEqual(3.5);
  expect(result.high).toBeGreaterThanOrEqual(3.5);
  const constant = bootstrap([2, 2, 2], median, { stream, resamples: 20 });
  expect([constant.low, constant.high, constant.standardError]).toEqual([2, 2, 0]);
});

test('refuses what cannot be resampled', () => {
  expect(() => bootstrap([1], mean, { stream })).toThrow(/bootstrap of 1 values/);
  expect(() => bootstrap([1, 2], mean, { stream, resamples: 1 })).toThrow(/1 resamples/);
  expect(() => bootstrap([1, 2], mean, { stream, level: 2 })).toThrow(/confidence level 2/);
  expect(() => bootstrap([1, 2], () => NaN, { stream, resamples: 5 })).toThrow(
    /replicates of the statistic: entry 0 is NaN/,
  );
  const skewed = Float64Array.of(0, ...Array<number>(999).fill(1));
  expect(() => bcaProbabilities(Float64Array.of(1, 2), 3, skewed, 0.9999999999)).toThrow(/use the percentile method/);
});
