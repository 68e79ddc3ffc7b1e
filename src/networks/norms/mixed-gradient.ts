import { backwardJet, type Direction, forwardJet, subsetAlgebra } from '../jets/index.js';
import type { Network } from '../network.js';
import { whitenedGradient } from './whitened.js';

/**
 * Whitened gradient of a mixed directional derivative of the scalar output at one input, a vector of the length of `flatten`.
 * At most three directions.
 * @equation √G∘∇(∇^d f(x)[v_1, …, v_d]) by one backward jet in the subset algebra [linearization 3.2]
 */
export function mixedGradient(network: Network, x: Float64Array, directions: Direction[]): Float64Array {
  const algebra = subsetAlgebra(directions.length);
  const jet = forwardJet(network, x, 1, algebra, directions);
  const full = algebra.size - 1;
  return whitenedGradient(
    network,
    { inputs: jet.inputs, deltas: backwardJet(network, jet) },
    algebra.pairs[full]!,
    full,
  );
}
