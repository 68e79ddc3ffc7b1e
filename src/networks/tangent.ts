import { addScaled } from '../numerics/linalg/index.js';
import { slopes } from './activations/index.js';
import { gradient } from './backward.js';
import { addToRows, type ForwardPass, forward, outputOf } from './forward.js';
import { denseMap } from './linear-map.js';
import type { Loss } from './losses/index.js';
import { copyNetwork, type Network } from './network.js';
import type { Batch } from './training/descent.js';

/** The linearised network f_lin = f_0 + ∇f_0·Δθ with its own parameters: for many inputs or several outputs, where a kernel is too big. */
export interface Tangent {
  network: Network;
  /** Δθ, layer by layer. */
  moved: { weights: Float64Array; biases: Float64Array }[];
}

/** The linearisation of a network at its present weights, not yet moved; the network is copied. */
export function tangentOf(network: Network): Tangent {
  return {
    network: copyNetwork(network),
    moved: network.layers.map(({ map, biases }) => ({
      weights: new Float64Array(map.entries.length),
      biases: new Float64Array(biases.length),
    })),
  };
}

/**
 * Outputs of the linearised network, one row per input; `pass` is a forward pass of the unmoved network on the same inputs.
 * @equation f_lin = f_0 + J_0 Δθ: ż^l = W^l ḣ^{l−1} + ΔW^l h^{l−1} + Δb^l, ḣ^l = φ'(z^l) ż^l [linearization 3.6]
 */
export function tangentOutput({ network, moved }: Tangent, pass: ForwardPass): Float64Array {
  let tangent: Float64Array | undefined;
  network.layers.forEach(({ map }, l) => {
    const { weights, biases } = moved[l]!;
    const z = denseMap(weights, map.rows, map.columns).times(pass.inputs[l]!, pass.count);
    addToRows(z, biases);
    if (tangent) addScaled(z, 1, map.times(tangent, pass.count));
    if (l + 1 < network.layers.length) {
      const slope = slopes(network.activation, pass.preactivations[l]!);
      for (let i = 0; i < z.length; i++) z[i]! *= slope[i]!;
    }
    tangent = z;
  });
  const out = tangent!.slice();
  addScaled(out, 1, outputOf(pass));
  return out;
}

/** One step of gradient descent of the linearised network on a batch, in place. */
export function descendTangent(
  tangent: Tangent,
  batch: Batch,
  { learningRate, loss }: { learningRate: number; loss: Loss },
): void {
  const { network, moved } = tangent;
  const pass = forward(network, batch.inputs, batch.count);
  const outputs = network.layers[network.layers.length - 1]!.map.rows;
  const slope = loss.slope(tangentOutput(tangent, pass), batch.labels, outputs);
  const gradients = gradient(network, pass, slope);
  network.layers.forEach(({ metric, biasMetric }, l) => {
    addScaled(moved[l]!.weights, -learningRate * metric, gradients[l]!.weights);
    addScaled(moved[l]!.biases, -learningRate * biasMetric, gradients[l]!.biases);
  });
}
