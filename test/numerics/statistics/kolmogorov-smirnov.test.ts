import { describe, expect, test } from 'vitest';
import { normalCdf } from '../../../src/numerics/math/index.js';
import { fillNormals, fillUniforms, randomStream, substream } from '../../../src/numerics/random/index.js';
import { ksTest, ksTwoSampleTest } from '../../../src/numerics/statistics/index.js';
import { samples } from './fixtures.js';

describe.each(samples.filter(({ ks }) => ks))('$kind sample', ({ values, other, ks, ksTwoSample }) => {
  test('against a normal law', () => {
    const { statistic, pValue } = ksTest(values, (x) => normalCdf((x - 3) / 2));
    expect(statistic).toBeCloseTo(ks![0], 14);
    expect(Math.abs(pValue / ks![1] - 1)).toBeLessThan(values.length <= 140 ? 1e-11 : 1e-3);
  });

  test('against another sample', () => {
    const { statistic, pValue } = ksTwoSampleTest(values, other!);
    expect(statistic).toBeCloseTo(ksTwoSample![0], 14);
    expect(Math.abs(pValue / ksTwoSample![1] - 1)).toBeLessThan(1e-10);
    expect(ksTwoSampleTest(other!, values)).toEqual({ statistic, pValue });
  });
});

test('p-values are uniform when the law is right', () => {
  const parent = randomStream(19);
  const draw = (i: number) => fillUniforms(new Float64Array(25), substream(parent, i));
  const pValues = Array.from({ length: 500 }, (_, i) => ksTest(draw(i), (x) => x).pValue);
  expect(ksTest(pValues, (p) => p).pValue).toBeGreaterThan(0.001);
});

test('a wrong law is found out', () => {
  const values = fillNormals(new Float64Array(1000), randomStream(2)).map((x) => x + 0.2);
  expect(ksTest(values, normalCdf).pValue).toBeLessThan(1e-5);
  expect(ksTwoSampleTest(values, fillNormals(new Float64Array(900), randomStream(3))).pValue).toBeLessThan(0.01);
});

test('ties count once: equal samples are at distance 0', () => {
  expect(ksTwoSampleTest([1, 1, 2, 3], [3, 2, 1, 1])).toEqual({ statistic: 0, pValue: 1 });
  expect(ksTwoSampleTest([1, 1, 1], [1, 2]).statistic).toBe(0.5);
});

test('refuses no samples, NaN, and a function that is no distribution', () => {
  expect(() => ksTest([], normalCdf)).toThrow(/no samples/);
  expect(() => ksTwoSampleTest([1], [NaN])).toThrow(/entry 0 is NaN/);
  expect(() => ksTest([1], () => 2)).toThrow(/distribution function at 1 is 2/);
});
