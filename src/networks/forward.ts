import { values } from './activations/index.js';
import type { LinearMap } from './linear-map.js';
import type { Network } from './network.js';

/** What a forward pass leaves for the backward one; every array holds `count` rows. */
export interface ForwardPass {
  count: number;
  /** Input of every layer: h⁰ = x, then φ(z). */
  inputs: Float64Array[];
  /** Pre-activation of every layer; the last one is the output. */
  preactivations: Float64Array[];
}

/** Runs `count` inputs, one per row, through the network. */
export function forward(network: Network<LinearMap>, x: Float64Array, count: number): ForwardPass {
  const pass: ForwardPass = { count, inputs: [x], preactivations: [] };
  network.layers.forEach(({ map, biases }, l) => {
    const z = map.times(pass.inputs[l]!, count);
    addToRows(z, biases);
    pass.preactivations.push(z);
    if (l + 1 < network.layers.length) pass.inputs.push(values(network.activation, z));
  });
  return pass;
}

/** Outputs of a pass, one row per input. */
export function outputOf({ preactivations }: ForwardPass): Float64Array {
  return preactivations[preactivations.length - 1]!;
}

/** Adds a row vector to every row. */
export function addToRows(z: Float64Array, row: Float64Array): void {
  const n = row.length;
  for (let offset = 0; offset < z.length; offset += n) for (let i = 0; i < n; i++) z[offset + i]! += row[i]!;
}
