import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normal, randomStream } from '../../../src/numerics/random/index.js';
import { powerLawFit } from '../../../src/numerics/statistics/index.js';
import { fixture } from './fixtures.js';

interface Row {
  x: number[];
  y: number[];
  logErrors: number[];
  weighted: Record<
    'exponent' | 'intercept' | 'standardError' | 'chiSquarePerDegree' | 'curvature' | 'curvatureError',
    number
  >;
  plain: Record<'exponent' | 'intercept' | 'standardError' | 'low' | 'high' | 'curvature' | 'curvatureZ', number>;
}
const rows = fixture<Row>('power-laws');

describe.each(rows)('fit of exponent $plain.exponent', ({ x, y, logErrors, weighted, plain }) => {
  test('with given errors', () => {
    const fit = powerLawFit(x, y, { logErrors });
    expect(fit.exponent.estimate).toBeCloseTo(weighted.exponent, 11);
    expect(fit.exponent.standardError).toBeCloseTo(weighted.standardError, 12);
    expect(fit.exponent.high).toBeCloseTo(weighted.exponent + 1.959963984540054 * weighted.standardError, 11);
    expect(fit.intercept).toBeCloseTo(weighted.intercept, 10);
    expect(fit.chiSquarePerDegree).toBeCloseTo(weighted.chiSquarePerDegree, 9);
    expect(fit.curvature!.coefficient).toBeCloseTo(weighted.curvature, 10);
    expect(fit.curvature!.z).toBeCloseTo(weighted.curvature / weighted.curvatureError, 8);
    const curved = Math.abs(weighted.curvature / weighted.curvatureError) > 3;
    expect(fit.pure).toBe(!curved && weighted.chiSquarePerDegree <= 4);
  });

  test('with errors from the scatter', () => {
    const fit = powerLawFit(x, y);
    expect(fit.exponent.estimate).toBeCloseTo(plain.exponent, 11);
    expect(fit.exponent.standardError).toBeCloseTo(plain.standardError, 11);
    expect(fit.exponent.low).toBeCloseTo(plain.low, 9);
    expect(fit.exponent.high).toBeCloseTo(plain.high, 9);
    expect(fit.intercept).toBeCloseTo(plain.intercept, 10);
    expect(fit.chiSquarePerDegree).toBeUndefined();
    expect(fit.curvature!.coefficient).toBeCloseTo(plain.curvature, 10);
    expect(fit.curvature!.z).toBeCloseTo(plain.curvatureZ, 7);
    expect(fit.pure).toBe(Math.abs(plain.curvatureZ) <= 3);
  });
});

test('an exact power law is found exactly, and is pure', () => {
  const exponents = fc.double({ min: -3, max: 3, noNaN: true });
  const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(exponents, factor, fc.integer({ min: 3, max: 9 }), (exponent, scale, points) => {
      const x = Array.from({ length: points }, (_, i) => 10 * 2 ** i);
      const y = x.map((xi) => scale * xi ** exponent);
      const fit = powerLawFit(x, y);
      expect(fit.exponent.estimate).toBeCloseTo(exponent, 12);
      expect(fit.lastSlope).toBeCloseTo(exponent, 11);
      expect(Math.exp(fit.intercept) / scale).toBeCloseTo(1, 11);
      expect(powerLawFit(x, y, { logErrors: x.map(() => 0.01) }).pure).toBe(true);
    }),
  );
});

test('scaling x and y changes neither exponent nor judgement', () => {
  const { x, y } = rows[2]!;
  const fit = powerLawFit(x, y);
  const scaled = powerLawFit(
    x.map((xi) => 7 * xi),
    y.map((yi) => 1e-5 * yi),
  );
  expect(scaled.exponent.estimate).toBeCloseTo(fit.exponent.estimate, 11);
  expect(scaled.curvature!.z).toBeCloseTo(fit.curvature!.z, 6);
});

describe('the flag', () => {
  const x = [32, 64, 128, 256, 512];
  const noisy = (bend: number, seed: number) => {
    const stream = randomStream(seed, 'noise');
    return x.map((xi) => Math.exp(-0.5 * Math.log(xi) + bend * Math.log(xi) ** 2 + 0.02 * normal(stream)));
  };
  const flagged = (bend: number, options: object) =>
    Array.from({ length: 400 }, (_, seed) => powerLawFit(x, noisy(bend, seed), options).pure).filter((pure) => !pure)
      .length;

  test.each([
    ['given errors', { logErrors: x.map(() => 0.02) }],
    ['errors from the scatter', {}],
  ])('is rare for a pure power, with %s', (_, options) => {
    expect(flagged(0, options)).toBeLessThan(10);
  });

  test('is raised for a bent curve', () => {
    expect(flagged(0.1, { logErrors: x.map(() => 0.02) })).toBeGreaterThan(390);
  });

  test('is raised for points that scatter more than their errors', () => {
    expect(powerLawFit([1, 2, 4, 8, 16], [1, 1.3, 0.7, 1.3, 1], { logErrors: Array(5).fill(0.05) }).pure).toBe(false);
  });
});

test('says what the points are too few for', () => {
  const two = powerLawFit([1, 2], [1, 4], { logErrors: [0.1, 0.1] });
  expect(two.exponent.estimate).toBeCloseTo(2, 14);
  expect([two.chiSquarePerDegree, two.curvature]).toEqual([undefined, undefined]);
  expect(powerLawFit([1, 2, 4], [1, 4, 15]).curvature).toBeUndefined();
  expect(() => powerLawFit([1, 2], [1, 4])).toThrow(/pass three points, or errors/);
});

test.each([
  [[1, 2, 4], [1, 0, 1], undefined, 'y[1] is 0'],
  [[-1, 2, 4], [1, 1, 1], undefined, 'x[0] is -1'],
  [[1, 2, 4], [1, NaN, 1], undefined, 'y[1] is NaN'],
  [[1, 2, 4], [1, 1], undefined, '3 x and 2 y'],
  [[1, 2, 4], [1, 1, 1], [1, 0, 1], 'error 1 is 0'],
  [[2, 2, 2], [1, 2, 3], undefined, 'two different'],
])('refuses x = %j, y = %j, errors %j', (x, y, logErrors, message) => {
  expect(() => powerLawFit(x, y, logErrors ? { logErrors } : {})).toThrow(message);
});
