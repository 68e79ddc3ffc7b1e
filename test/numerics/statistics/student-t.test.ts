import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCdf, normalPdf } from '../../../src/numerics/math/index.js';
import { studentCdf, studentQuantile } from '../../../src/numerics/statistics/index.js';
import { fixture } from './fixtures.js';

const table = fixture<{ df: number; t: number; tail: number }>('student-t');
const degrees = fc.oneof(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 1, max: 1e9, noNaN: true }));

test.each(table)('tail beyond $t with $df degrees of freedom', ({ df, t, tail }) => {
  expect(Math.abs(studentCdf(-t, df) / tail - 1)).toBeLessThan(1e-12);
  expect(Math.abs(studentCdf(t, df) - (1 - tail))).toBeLessThan(1e-12 * tail + 2e-16);
});

test.each(table.filter(({ df, tail }) => df >= 1 && tail > 1e-100))(
  'quantile at $tail with $df degrees of freedom',
  ({ df, t, tail }) => {
    expect(Math.abs(-studentQuantile(tail, df) / t - 1)).toBeLessThan(1e-12);
  },
);

test('the quantile inverts the distribution function', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-100, max: 0.9999999, noNaN: true }), degrees, (p, df) => {
      expect(Math.abs(studentCdf(studentQuantile(p, df), df) / p - 1)).toBeLessThan(1e-12);
    }),
  );
});

test('the distribution is symmetric', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), degrees, (t, df) => {
      expect(studentCdf(t, df) + studentCdf(-t, df)).toBeCloseTo(1, 15);
    }),
  );
});

describe('closed forms', () => {
  test.each([1e-100, 1e-7, 0.1, 0.25, 0.4])('Cauchy at %d', (p) => {
    expect(studentQuantile(p, 1) * Math.tan(Math.PI * p)).toBeCloseTo(-1, 13);
  });

  test.each([-3, 0.2, 8])('two degrees of freedom at %d', (t) => {
    expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 14);
  });

  test.each([-20, -2, 0.5])('normal limit at %d', (t) => {
    expect(studentCdf(t, Infinity)).toBe(normalCdf(t));
    expect(studentQuantile(normalCdf(t), Infinity)).toBeCloseTo(t, 12);
  });

  test.each([-4, -2, 0.5])('first correction to the normal limit at %d', (t) => {
    const correction = (-(t * t * t + t) * normalPdf(t)) / 4;
    expect((studentCdf(t, 1e6) - normalCdf(t)) * 1e6).toBeCloseTo(correction, 4);
  });
});

test.each([0, -1, NaN])('refuses %d degrees of freedom', (df) => {
  expect(() => studentCdf(1, df)).toThrow(`Student t with ${df} degrees of freedom`);
  expect(() => studentQuantile(0.3, df)).toThrow(`Student t quantile with ${df} degrees of freedom`);
});

test.each([0, 1, -0.1, NaN])('has no quantile at %d', (p) => {
  expect(() => studentQuantile(p, 5)).toThrow(`probability ${p}`);
  expect(() => studentCdf(NaN, 5)).toThrow(/Student t distribution at NaN/);
});

test('the median is 0', () => {
  expect(studentQuantile(0.5, 3)).toBe(0);
});
