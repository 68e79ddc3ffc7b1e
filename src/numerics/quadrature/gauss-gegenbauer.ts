import { evenGaussRule } from './gauss.js';
import { cached, checkCount, type Rule } from './rule.js';

const tables = new Map<number, (n: number) => Rule>();

/**
 * Gauss-Gegenbauer rule for E f(z), z = one coordinate of a uniform unit vector in `dimension` >= 1 dimensions
 * (density ∝ (1-z²)^((dimension-3)/2) on [-1, 1]; dimension 1: z = ±1 with probability ½, whatever n);
 * `n` >= 1 nodes, weights sum to 1 (shared table: do not change it); exact for polynomials of degree 2n-1.
 * Throws NumericalError QUADRATURE_NODES. Source: NIST DLMF 18.9(i) with λ = dimension/2 - 1.
 */
export function gaussGegenbauer(n: number, dimension: number): Rule {
  checkCount('Gauss-Gegenbauer', n);
  checkCount('Gauss-Gegenbauer, dimension', dimension);
  if (dimension === 1) return signs;
  let table = tables.get(dimension);
  if (!table) tables.set(dimension, (table = cached((count) => evenGaussRule(count, recurrence(dimension)))));
  return table(n);
}

const signs: Rule = { nodes: Float64Array.of(-1, 1), weights: Float64Array.of(0.5, 0.5) };

/** b[k]² = k(k+2λ-1)/(4(k+λ)(k+λ-1)); at k = 1 a factor λ cancels, which matters in dimension 2 (λ = 0). */
function recurrence(dimension: number): (k: number) => number {
  const lambda = dimension / 2 - 1;
  return (k) =>
    k === 1
      ? Math.sqrt(1 / (2 * (1 + lambda)))
      : Math.sqrt((k * (k + 2 * lambda - 1)) / (4 * (k + lambda) * (k + lambda - 1)));
}
