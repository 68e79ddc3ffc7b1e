import { expect, it } from 'vitest';
import { applyRule, gaussHermite, normalTrapezoid, trapezoid } from '../../../src/numerics/quadrature/index.js';

it('is exact for straight lines and includes both ends', () => {
  const rule = trapezoid(-1, 4, 6);
  expect([...rule.nodes]).toEqual([-1, 0, 1, 2, 3, 4]);
  expect(applyRule(rule, (x) => 2 * x + 1)).toBeCloseTo(20, 13);
});

it('converges spectrally for a periodic analytic function', () => {
  // Modified Bessel function I0(1) = 1.2660658777520082…
  expect(applyRule(trapezoid(0, 2 * Math.PI, 17), (x) => Math.exp(Math.cos(x))) / (2 * Math.PI)).toBeCloseTo(
    1.2660658777520082,
    14,
  );
});

const expectations = [
  { name: 'one', f: () => 1, exact: 1 },
  { name: 'fourth moment', f: (z: number) => z ** 4 / 3, exact: 1 },
  { name: 'tenth moment', f: (z: number) => z ** 10 / 945, exact: 1 },
  { name: 'cosine', f: Math.cos, exact: Math.exp(-0.5) },
  { name: 'exponential', f: (z: number) => Math.exp(2 * z - 2), exact: 1 },
];
it.each(expectations)('normal expectation of: $name', ({ f, exact }) => {
  expect(Math.abs(applyRule(normalTrapezoid(), f) - exact)).toBeLessThan(2e-15);
});

it('beats Gauss-Hermite for a function with poles near the real axis', () => {
  const f = (z: number) => Math.tanh(2 * z) ** 2;
  const exact = applyRule(normalTrapezoid(3001), f);
  expect(Math.abs(applyRule(normalTrapezoid(), f) - exact)).toBeLessThan(1e-15);
  expect(Math.abs(applyRule(gaussHermite(401), f) - exact)).toBeGreaterThan(1e-13);
});

const refused = [
  { code: 'QUADRATURE_NODES', run: () => trapezoid(0, 1, 1) },
  { code: 'QUADRATURE_INTERVAL', run: () => trapezoid(1, 1, 5) },
  { code: 'QUADRATURE_INTERVAL', run: () => trapezoid(0, Infinity, 5) },
  { code: 'QUADRATURE_INTERVAL', run: () => normalTrapezoid(11, -3) },
];
it.each(refused)('fails with $code', ({ code, run }) => expect(run).toThrow(expect.objectContaining({ code })));
