import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumulativeSimpson, cumulativeTrapezoid } from '../../../src/numerics/quadrature/index.js';

type Running = (t: Float64Array, f: Float64Array) => Float64Array;
/** `degree`: exact up to there on any grid; `order`: of convergence on a smooth grid. */
const rules: { name: string; running: Running; degree: number; order: number }[] = [
  { name: 'cumulativeTrapezoid', running: cumulativeTrapezoid, degree: 1, order: 2 },
  { name: 'cumulativeSimpson', running: cumulativeSimpson, degree: 2, order: 4 },
];

const grid = (gaps: number[]) => {
  let t = -1;
  return Float64Array.from(gaps, (gap) => (t += gap));
};
const worst = (t: Float64Array, got: Float64Array, exact: (x: number) => number) =>
  t.reduce((most, x, i) => Math.max(most, Math.abs(got[i]! - (exact(x) - exact(t[0]!)))), 0);

describe.each(rules)('$name', ({ running, degree, order }) => {
  it('is exact for polynomials of its degree on any grid', () => {
    const gaps = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(gaps, (list) => {
        const t = grid(list);
        const got = running(
          t,
          t.map((x) => (degree + 1) * x ** degree),
        );
        expect(worst(t, got, (x) => x ** (degree + 1))).toBeLessThan(1e-12 * (1 + t.at(-1)! ** (degree + 1)));
      }),
    );
  });

  it('converges with its order on a stretched grid', () => {
    const errors = [100, 200, 400].map((n) => {
      const t = Float64Array.from({ length: n + 1 }, (_, i) => Math.expm1((3 * i) / n));
      return worst(
        t,
        running(
          t,
          t.map((x) => Math.cos(x) * Math.exp(-x / 5)),
        ),
        (x) => (Math.exp(-x / 5) * (Math.sin(x) - Math.cos(x) / 5)) / 1.04,
      );
    });
    expect(Math.log2(errors[1]! / errors[2]!)).toBeGreaterThan(order - 0.15);
    expect(Math.log2(errors[1]! / errors[2]!)).toBeLessThan(order + 0.3);
  });

  it('starts at zero and takes one or two samples', () => {
    expect([...running(Float64Array.of(3), Float64Array.of(7))]).toEqual([0]);
    expect([...running(Float64Array.of(3, 5), Float64Array.of(7, 9))]).toEqual([0, 16]);
    expect([...running(new Float64Array(0), new Float64Array(0))]).toEqual([]);
  });

  const refused = [
    { why: 'a repeated point', t: [0, 1, 1, 2], f: [1, 1, 1, 1] },
    { why: 'a falling grid', t: [0, 2, 1], f: [1, 1, 1] },
    { why: 'missing samples', t: [0, 1, 2], f: [1, 1] },
    { why: 'NaN', t: [0, Number.NaN, 2], f: [1, 1, 1] },
  ];
  it.each(refused)('refuses $why', ({ t, f }) => {
    const run = () => running(Float64Array.from(t), Float64Array.from(f));
    expect(run).toThrow(expect.objectContaining({ code: 'QUADRATURE_GRID' }));
  });
});

it('cumulativeTrapezoid can work in place', () => {
  const f = Float64Array.of(1, 3, 5);
  expect([...cumulativeTrapezoid(Float64Array.of(0, 1, 2), f, f)]).toEqual([0, 2, 6]);
});
