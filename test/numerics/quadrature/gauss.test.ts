import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyRule,
  gaussGegenbauer,
  gaussHermite,
  gaussLegendre,
  type Rule,
} from '../../../src/numerics/quadrature/index.js';

/** ∫ x^degree under the weight; odd ones vanish. */
interface Family {
  name: string;
  rule(n: number): Rule;
  moment(degree: number): number;
}
const doubleFactorial = (n: number): number => (n <= 1 ? 1 : n * doubleFactorial(n - 2));
const sphereMoment = (dimension: number) => (degree: number) => {
  let moment = 1;
  for (let k = 0; k < degree; k += 2) moment *= (k + 1) / (dimension + k);
  return moment;
};
const families: Family[] = [
  { name: 'legendre', rule: gaussLegendre, moment: (k) => 2 / (k + 1) },
  { name: 'hermite', rule: gaussHermite, moment: (k) => doubleFactorial(k - 1) },
  ...[2, 3, 4, 10, 1000].map((dimension) => ({
    name: `${dimension}`,
    rule: (n: number) => gaussGegenbauer(n, dimension),
    moment: sphereMoment(dimension),
  })),
];

interface Reference {
  family: string;
  n: number;
  rows: [number, number, number][];
}
const references: Reference[] = JSON.parse(
  readFileSync(new URL('./fixtures/gauss-rules.json', import.meta.url), 'utf8'),
);

describe.each(families)('Gauss rule: $name', ({ name, rule, moment }) => {
  it.each(references.filter((r) => r.family === name))(
    'has the nodes and weights of 50-digit arithmetic, n = $n',
    ({ n, rows }) => {
      const { nodes, weights } = rule(n);
      const width = nodes[n - 1]!;
      for (const [i, x, w] of rows) {
        expect(Math.abs(nodes[i]! - x)).toBeLessThanOrEqual(1e-15 * width);
        expect(Math.abs(weights[i]! - w)).toBeLessThan(1e-15);
        // Relative as well, down to the smallest weights; below 1e-308 they are 0.
        expect(Math.abs(weights[i]! - w)).toBeLessThanOrEqual(1e-12 * w);
      }
    },
  );

  it('integrates every polynomial up to degree 2n-1 and fails at 2n', () => {
    for (const n of [1, 2, 3, 7, 12]) {
      for (let degree = 0; degree <= 2 * n; degree++) {
        const value = applyRule(rule(n), (x) => x ** degree);
        const exact = degree % 2 === 1 ? 0 : moment(degree);
        const size = moment(degree + (degree % 2));
        const error = Math.abs(value - exact) / size;
        if (degree < 2 * n) expect(error).toBeLessThan(1e-13);
        else expect(error).toBeGreaterThan(1e-12);
      }
    }
  });

  it('is symmetric, ascending, positive and sums to the total mass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), (n) => {
        const { nodes, weights } = rule(n);
        for (let i = 0; i < n; i++) {
          expect(nodes[i]! + nodes[n - 1 - i]!).toBe(0);
          expect(weights[i]).toBe(weights[n - 1 - i]);
          expect(weights[i]).toBeGreaterThan(0);
          if (i > 0) expect(nodes[i]).toBeGreaterThan(nodes[i - 1]!);
        }
        expect(weights.reduce((a, b) => a + b) / moment(0)).toBeCloseTo(1, 13);
      }),
      { numRuns: 30 },
    );
  });

  it('makes each table once', () => {
    expect(rule(9)).toBe(rule(9));
  });

  it.each([0, -1, 2.5, Number.NaN])('refuses %s nodes', (n) => {
    expect(() => rule(n)).toThrow(expect.objectContaining({ code: 'QUADRATURE_NODES' }));
  });
});

it('Gauss-Hermite stays finite at 2000 nodes and integrates cos z', () => {
  const rule = gaussHermite(2000);
  expect(rule.weights.every(Number.isFinite)).toBe(true);
  expect(applyRule(rule, Math.cos)).toBeCloseTo(Math.exp(-0.5), 14);
});

it('a uniform unit vector in one dimension is a sign', () => {
  expect(applyRule(gaussGegenbauer(5, 1), (z) => (z === 1 || z === -1 ? z * z + z : 9))).toBe(1);
});

it('refuses a dimension that is not a positive integer', () => {
  for (const dimension of [0, 2.5])
    expect(() => gaussGegenbauer(3, dimension)).toThrow(/dimension: expected an integer/);
});
