import { NumericalError } from '../errors.js';
import type { Rule } from './rule.js';

/** Product rule in several dimensions: nodes row-major, count × dimensions; the last dimension varies fastest. */
export interface TensorRule {
  readonly dimensions: number;
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Largest product grid made (nodes × dimensions), 128 MiB of nodes. */
const LARGEST = 16_777_216;

/**
 * Tensor product of one-dimensional rules; no rule at all gives one node without coordinates, weight 1.
 * Throws NumericalError QUADRATURE_TOO_LARGE when nodes × dimensions exceeds 2^24.
 */
export function tensorRule(rules: readonly Rule[]): TensorRule {
  const dimensions = rules.length;
  const count = rules.reduce((product, rule) => product * rule.nodes.length, 1);
  if (count * dimensions > LARGEST)
    throw new NumericalError({
      code: 'QUADRATURE_TOO_LARGE',
      what: `tensor quadrature: ${count} nodes in ${dimensions} dimensions`,
      cause: 'a product grid grows exponentially with the dimension',
      remedy: 'use fewer nodes per dimension, or quasi-Monte Carlo above three dimensions',
    });
  const nodes = new Float64Array(count * dimensions);
  const weights = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let rest = row;
    let weight = 1;
    for (let d = dimensions - 1; d >= 0; d--) {
      const rule = rules[d]!;
      const i = rest % rule.nodes.length;
      rest = (rest - i) / rule.nodes.length;
      nodes[row * dimensions + d] = rule.nodes[i]!;
      weight *= rule.weights[i]!;
    }
    weights[row] = weight;
  }
  return { dimensions, nodes, weights };
}
