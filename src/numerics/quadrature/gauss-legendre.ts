import { evenGaussRule } from './gauss.js';
import { cached, checkCount, type Rule } from './rule.js';

const table = cached((n) => {
  const { nodes, weights } = evenGaussRule(n, (k) => k / Math.sqrt(4 * k * k - 1));
  return { nodes, weights: weights.map((w) => 2 * w) };
});

/**
 * Gauss-Legendre rule for ∫ f(x) dx over [-1, 1], `n` >= 1 nodes (shared table: do not change it);
 * exact for polynomials of degree 2n-1. Other intervals: `ruleOnInterval`.
 * Throws NumericalError QUADRATURE_NODES. Source: NIST DLMF 3.5(v).
 */
export function gaussLegendre(n: number): Rule {
  checkCount('Gauss-Legendre', n);
  return table(n);
}
