import type { LinearMap } from '../linear-map.js';
import type { Network } from '../network.js';
import { addBlock, type ForwardJet } from './forward-jet.js';
import { compose, multiply } from './product.js';

/**
 * Deltas of output component k in the algebra, layer by layer: `algebra.size` blocks of `count` rows. Orders up to 4.
 * @equation δ^l_S = [(W^{l+1}ᵀ δ^{l+1}_S + Σ_{i∈S} V_iᵀ δ^{l+1}_{S∖i}) · φ'(z^l)]_A [linearization 3.2]
 */
export function backwardJet(network: Network<LinearMap>, jet: ForwardJet, k = 0): Float64Array[] {
  const { algebra, count } = jet;
  const last = network.layers.length - 1;
  const outputs = network.layers[last]!.map.rows;
  const top = new Float64Array(algebra.size * count * outputs);
  for (let a = 0; a < count; a++) top[a * outputs + k] = 1;
  const deltas: Float64Array[] = [];
  deltas[last] = top;
  for (let l = last - 1; l >= 0; l--) {
    const { map } = network.layers[l + 1]!;
    const length = count * map.columns;
    const above = deltas[l + 1]!;
    const pulled = map.transposeTimes(above, algebra.size * count);
    jet.directions.forEach((direction, i) => {
      const moved = direction.layers[l + 1]!.map.transposeTimes(above, algebra.size * count);
      for (const { target, source } of algebra.generators[i]!)
        addBlock(pulled, target * length, moved, source * length, length);
    });
    const slope = compose(algebra, jet.preactivations[l]!, jet.derivatives[l]!.slice(1), length);
    deltas[l] = multiply(algebra, pulled, slope, length);
  }
  return deltas;
}
