import { expect, it } from 'vitest';
import { applyRule, gaussLegendre, ruleOnInterval } from '../../../src/numerics/quadrature/index.js';

it('maps a rule to another interval', () => {
  const rule = ruleOnInterval(gaussLegendre(12), 1, 3);
  expect(applyRule(rule, Math.exp)).toBeCloseTo(Math.exp(3) - Math.exp(1), 12);
  expect(gaussLegendre(12).nodes[11]).toBeLessThan(1);
});
