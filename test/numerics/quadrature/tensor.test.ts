import { expect, it } from 'vitest';
import { gaussHermite, gaussLegendre, tensorRule } from '../../../src/numerics/quadrature/index.js';

it('multiplies rules, the last dimension fastest', () => {
  const rule = tensorRule([gaussLegendre(2), gaussLegendre(3)]);
  expect(rule.dimensions).toBe(2);
  expect(rule.nodes.length).toBe(12);
  expect([rule.nodes[0], rule.nodes[2], rule.nodes[6]]).toEqual([
    gaussLegendre(2).nodes[0],
    gaussLegendre(2).nodes[0],
    gaussLegendre(2).nodes[1],
  ]);
  expect(rule.nodes[3]).toBe(gaussLegendre(3).nodes[1]);
});

it('is exact for products of polynomials', () => {
  const rule = tensorRule([gaussHermite(3), gaussHermite(4), gaussLegendre(2)]);
  let sum = 0;
  rule.weights.forEach((w, i) => {
    const [x, y, z] = rule.nodes.subarray(3 * i, 3 * i + 3);
    sum += w * x! ** 4 * y! ** 6 * (z! * z! + z!);
  });
  expect(sum).toBeCloseTo((3 * 15 * 2) / 3, 11);
});

it('of no rules is one point of weight 1', () => {
  expect(tensorRule([])).toEqual({ dimensions: 0, nodes: new Float64Array(0), weights: Float64Array.of(1) });
});

it('refuses a grid that does not fit', () => {
  const twenty = gaussHermite(20);
  expect(() => tensorRule(Array(6).fill(twenty))).toThrow(expect.objectContaining({ code: 'QUADRATURE_TOO_LARGE' }));
});
