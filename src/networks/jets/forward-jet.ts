import { composeDerivatives } from '../activations/index.js';
import type { LinearMap } from '../linear-map.js';
import type { Network } from '../network.js';
import type { Algebra } from './algebra.js';
import type { Direction } from './direction.js';
import { compose } from './product.js';

/** Forward pass in an algebra: every array holds `algebra.size` blocks of `count` rows. */
export interface ForwardJet {
  algebra: Algebra;
  directions: Direction[];
  count: number;
  inputs: Float64Array[];
  preactivations: Float64Array[];
  /** φ⁽ᵏ⁾ at the constant coefficient of each hidden pre-activation, k = 0 … order + 1. */
  derivatives: Float64Array[][];
}

/**
 * Taylor coefficients of the network along directions in parameter space, W + Σ_i ε_i V_i, on `count` inputs.
 * @equation z_S = W h_S + Σ_{i∈S} V_i h_{S∖i} + [S=∅] b + Σ_i [S={i}] vb_i, h = φ(z) [linearization 3.2]
 */
export function forwardJet(
  network: Network<LinearMap>,
  x: Float64Array,
  count: number,
  algebra: Algebra,
  directions: Direction[],
): ForwardJet {
  const jet: ForwardJet = { algebra, directions, count, inputs: [], preactivations: [], derivatives: [] };
  network.layers.forEach(({ map, biases }, l) => {
    const input = l === 0 ? x : jet.inputs[l]!;
    if (l === 0) jet.inputs.push(constantElement(x, algebra.size));
    const length = count * map.rows;
    // Inputs of the network are constants of the algebra: only their first block is not zero.
    const blocks = l === 0 ? 1 : algebra.size;
    const z = new Float64Array(algebra.size * length);
    z.set(map.times(input, blocks * count));
    addRows(z, 0, biases, length);
    directions.forEach((direction, i) => {
      const part = direction.layers[l]!;
      const moved = part.map.times(input, blocks * count);
      for (const { target, source } of algebra.generators[i]!) {
        if (source < blocks) addBlock(z, target * length, moved, source * length, length);
        if (source === 0) addRows(z, target * length, part.biases, length);
      }
    });
    jet.preactivations.push(z);
    if (l + 1 === network.layers.length) return;
    const derivatives = composeDerivatives(network.activation, z.subarray(0, length), algebra.order + 1);
    jet.derivatives.push(derivatives);
    jet.inputs.push(compose(algebra, z, derivatives, length));
  });
  return jet;
}

/** Output coefficients of a jet: `algebra.size` blocks of count x outputs. */
export function outputJet({ preactivations }: ForwardJet): Float64Array {
  return preactivations[preactivations.length - 1]!;
}

function constantElement(x: Float64Array, size: number): Float64Array {
  const element = new Float64Array(size * x.length);
  element.set(x);
  return element;
}

function addRows(z: Float64Array, offset: number, row: Float64Array, length: number): void {
  for (let o = 0; o < length; o += row.length) for (let i = 0; i < row.length; i++) z[offset + o + i]! += row[i]!;
}

/** Adds a block of one array to a block of another. */
export function addBlock(to: Float64Array, at: number, from: Float64Array, start: number, length: number): void {
  for (let i = 0; i < length; i++) to[at + i]! += from[start + i]!;
}
