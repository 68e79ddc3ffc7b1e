import { describe, expect, test } from 'vitest';
import { fillNormals, randomStream } from '../../../../src/numerics/random/index.js';
import {
  estimateExponent,
  logRms,
  type WidthSample,
} from '../../../../src/theories/linearization/asymptotics/estimator.js';
import { correlationExponent, richnessOf } from '../../../../src/theories/linearization/asymptotics/exponent-rule.js';

const widths = [32, 64, 128, 256];
function samples(exponent: number, seed: number, of = (z: number, _i: number) => Math.abs(z)): WidthSample[] {
  return widths.map((width, i) => {
    const z = fillNormals(new Float64Array(100), randomStream(seed, 'asymptotics', i));
    return { width, values: z.map((v, j) => width ** exponent * of(v, j)) };
  });
}

test('the estimator recovers the exponent within three standard errors for 95 % of the seeds', () => {
  const hits = Array.from({ length: 100 }, (_, seed) => {
    const { exponent } = estimateExponent(samples(-0.75, seed)).fit;
    return Math.abs(exponent.estimate + 0.75) <= 3 * exponent.standardError;
  }).filter(Boolean).length;
  expect(hits).toBeGreaterThanOrEqual(95);
});

test('a sample that is often much smaller has only a one-sided bound', () => {
  expect(estimateExponent(samples(0.5, 1)).definite).toBe(true);
  const mixed = widths.map((width, i) => {
    const z = fillNormals(new Float64Array(400), randomStream(5, 'mixed', i));
    return { width, values: z.map((v, j) => (j % 2 === 0 ? Math.abs(v) / width : Math.abs(v))) };
  });
  expect(estimateExponent(mixed).definite).toBe(false);
});

test('rules: sums, multiples, powers, products', () => {
  const slope = (s: WidthSample[]) => estimateExponent(s).fit.exponent.estimate;
  const [a, b] = [samples(0.5, 1), samples(-0.3, 2)];
  const join = (f: (x: number, y: number) => number) =>
    a.map(({ width, values }, i) => ({ width, values: values.map((v, j) => f(v, b[i]!.values[j]!)) }));
  expect(slope(join((x, y) => x + y))).toBeLessThanOrEqual(0.5 + 0.05);
  expect(slope(join((x) => 7 * x))).toBeCloseTo(slope(a), 10);
  expect(slope(join((x) => x * x))).toBeCloseTo(2 * 0.5, 0);
  expect(slope(join((x, y) => x * y))).toBeCloseTo(0.2, 0);
});

test('log rms by hand', () => {
  const { logRms: value, variance } = logRms({ width: 1, values: Float64Array.of(1, 3) });
  expect(value).toBeCloseTo(Math.log(5) / 2, 14);
  expect(variance).toBeCloseTo((41 / 25 - 1) / 8, 14);
});

describe('exponent rule', () => {
  const family = { activation: 'erf', hiddenLayers: 2, parametrisation: 'ntk', richness: 0 } as const;
  const orders = [1, 2, 3, 4];
  test.each([
    [{}, [0, -1, -1, -2]],
    [{ parametrisation: 'power', richness: 0.25 }, [0, -0.75, -0.5, -1.25]],
    [{ parametrisation: 'mup', richness: 0.5 }, [0, -0.5, 0, -0.5]],
    [{ activation: 'relu', hiddenLayers: 1 }, [0, -1, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    [{ activation: 'relu', hiddenLayers: 3 }, [0, -1, -2, -3]],
    [{ activation: 'linear' }, [0, -1, -2, Number.NEGATIVE_INFINITY]],
    [{ parametrisation: 'standard', hiddenLayers: 1 }, [0, -2, -3, -5]],
  ] as const)('%o', (some, expected) => {
    const found = orders.map((D) => correlationExponent({ ...family, ...some }, D) + 0);
    expect(found).toEqual([...expected]);
  });

  test('richness of parametrisations', () => {
    expect(['ntk', 'mup', 'power'].map((name) => richnessOf(name, 0.2))).toEqual([0, 0.5, 0.2]);
  });
});
