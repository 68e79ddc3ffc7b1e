import type { OdeProblem } from '../../numerics/ode/index.js';
import { gradient } from '../backward.js';
import { forward, outputOf } from '../forward.js';
import type { Loss } from '../losses/index.js';
import { copyNetwork, type Network, parameterCount, unflatten } from '../network.js';
import type { Batch } from './descent.js';

/**
 * Gradient flow of a network as an ODE for the vector of `flatten`; the network given is not changed.
 * @equation dW^l/dt = −G_l ∂Loss/∂W^l, db^l/dt = −GB_l ∂Loss/∂b^l [linearization 2]
 */
export function gradientFlow(network: Network, batch: Batch, loss: Loss): OdeProblem {
  const work = copyNetwork(network);
  const outputs = work.layers[work.layers.length - 1]!.map.rows;
  return {
    name: `gradient flow of a network with ${parameterCount(network)} parameters`,
    rhs: (_t, y, dy) => {
      unflatten(work, y);
      const pass = forward(work, batch.inputs, batch.count);
      const gradients = gradient(work, pass, loss.slope(outputOf(pass), batch.labels, outputs));
      let offset = 0;
      work.layers.forEach(({ metric, biasMetric }, l) => {
        offset = fill(dy, offset, gradients[l]!.weights, -metric);
        offset = fill(dy, offset, gradients[l]!.biases, -biasMetric);
      });
    },
  };
}

function fill(dy: Float64Array, offset: number, gradient: Float64Array, factor: number): number {
  for (let i = 0; i < gradient.length; i++) dy[offset + i] = factor * gradient[i]!;
  return offset + gradient.length;
}
