import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bisection, brent, newton, type RootOptions, type ScalarFunction } from '../../../src/numerics/roots/index.js';
import { rootCases } from './cases.js';

type Search = (f: ScalarFunction, slope: ScalarFunction, a: number, b: number, options?: RootOptions) => number;
const searches: { name: string; search: Search; mostCalls: number }[] = [
  { name: 'bisection', search: (f, _slope, a, b, options) => bisection(f, a, b, options), mostCalls: 120 },
  { name: 'brent', search: (f, _slope, a, b, options) => brent(f, a, b, options), mostCalls: 200 },
  { name: 'newton', search: newton, mostCalls: 100 },
];

function counting(f: ScalarFunction) {
  const counted = (x: number) => {
    counted.calls++;
    return f(x);
  };
  counted.calls = 0;
  return counted;
}

describe.each(searches)('$name', ({ search, mostCalls }) => {
  it.each(rootCases)('finds the root of: $name', ({ f, slope, a, b, root, digits }) => {
    const counted = counting(f);
    const found = search(counted, slope, a, b);
    const tolerance = digits ? 10 ** -digits : 8e-16 * Math.max(1, Math.abs(root));
    expect(Math.abs(found - root)).toBeLessThanOrEqual(tolerance);
    expect(counted.calls).toBeLessThan(mostCalls);
  });

  it('finds the only root of random rising cubics, inside the bracket', () => {
    const unit = fc.double({ min: 0.01, max: 10, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.double({ min: -4, max: 4, noNaN: true }), (cubic, linear, root) => {
        const f = (x: number) => cubic * (x - root) ** 3 + linear * (x - root);
        const slope = (x: number) => 3 * cubic * (x - root) ** 2 + linear;
        const found = search(f, slope, -5, 7);
        expect(Math.abs(found - root)).toBeLessThanOrEqual(4e-15);
      }),
    );
  });

  it('stops at the tolerance asked for', () => {
    const f = counting((x) => x * x * x - 5);
    const found = search(f, (x) => 3 * x * x, 0, 3, { tolerance: 1e-3 });
    expect(Math.abs(found - Math.cbrt(5))).toBeLessThan(2e-3);
    expect(f.calls).toBeLessThan(16);
  });

  const failures = [
    {
      code: 'ROOT_NOT_BRACKETED',
      run: () =>
        search(
          (x) => x * x + 1,
          (x) => 2 * x,
          -1,
          2,
        ),
    },
    {
      code: 'ROOT_NON_FINITE',
      run: () =>
        search(
          (x) => 1 / x,
          (x) => -1 / (x * x),
          0,
          1,
        ),
    },
    {
      code: 'ROOT_NON_FINITE',
      run: () =>
        search(
          (x) => (x === 0 || x === 1 ? x - 0.5 : Number.NaN),
          () => 1,
          0,
          1,
        ),
    },
    {
      code: 'ROOT_NO_CONVERGENCE',
      run: () =>
        search(
          (x) => x ** 5 - 0.3,
          (x) => 5 * x ** 4,
          0,
          1,
          { maxIterations: 2 },
        ),
    },
  ];
  it.each(failures)('fails with $code', ({ code, run }) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});

it('brent and newton need far fewer evaluations than bisection on a smooth function', () => {
  const calls = searches.map(({ search }) => {
    const f = counting((x) => Math.exp(x) - 2);
    search(f, Math.exp, 0, 1);
    return f.calls;
  });
  expect(calls[1]).toBeLessThan(calls[0]! / 4);
  expect(calls[2]).toBeLessThan(calls[0]! / 4);
});

it('bisection finds a jump', () => {
  expect(bisection((x) => (x < 0.3 ? -1 : 2), 0, 1)).toBeCloseTo(0.3, 14);
});
