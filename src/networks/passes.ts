import { backwardOutput } from './backward.js';
import { forward, outputOf } from './forward.js';
import type { Passes } from './jets/index.js';
import type { LinearMap } from './linear-map.js';
import type { Network } from './network.js';

/** Forward and backward pass of one output component, with its values: what gradient directions are made of. */
export interface BasePasses extends Passes {
  output: Float64Array;
}

/** Runs both passes for output component k. */
export function basePasses(network: Network<LinearMap>, x: Float64Array, count: number, k = 0): BasePasses {
  const pass = forward(network, x, count);
  const outputs = network.layers[network.layers.length - 1]!.map.rows;
  const all = outputOf(pass);
  return {
    count,
    inputs: pass.inputs,
    deltas: backwardOutput(network, pass, k),
    output: Float64Array.from({ length: count }, (_, a) => all[a * outputs + k]!),
  };
}
