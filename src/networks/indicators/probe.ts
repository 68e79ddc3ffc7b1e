import { backwardOutput } from '../backward.js';
import { type ForwardPass, forward, outputOf } from '../forward.js';
import type { Network } from '../network.js';
import type { Batch } from '../training/descent.js';

/** A network run on a probe batch, with the deltas of every output: what all indicators are read from. */
export interface Probe {
  network: Network;
  count: number;
  outputs: number;
  labels: Float64Array;
  pass: ForwardPass;
  /** count x outputs. */
  output: Float64Array;
  /** deltas[k][l]: derivatives of output k with respect to the pre-activations of layer l. */
  deltas: Float64Array[][];
}

/** Runs a network on a probe batch. */
export function probe(network: Network, { inputs, labels, count }: Batch): Probe {
  const pass = forward(network, inputs, count);
  const outputs = network.layers[network.layers.length - 1]!.map.rows;
  const deltas = Array.from({ length: outputs }, (_, k) => backwardOutput(network, pass, k));
  return { network, count, outputs, labels, pass, output: outputOf(pass), deltas };
}
