import { forward } from './forward.js';
import type { Network } from './network.js';

/**
 * Gives the first `share` of the last hidden units the sign of the unit's value at input x in their readout weights, in place
 * (the opposite sign for negative shares). Sizes of weights stay: with one hidden layer the tangent kernel, the norms of all
 * gradients and the largest curvature of a unit are those of the network before; sums of odd powers of the readout, and with
 * them the correlations of even order, grow from 1/√n of their largest value to all of it. One output; share in [−1, 1].
 */
export function alignReadout(network: Network, share: number, x: Float64Array): void {
  const last = network.layers.length - 1;
  if (last === 0 || share === 0) return;
  const values = forward(network, x, 1).inputs[last]!;
  const { entries } = network.layers[last]!.map;
  const units = Math.round(Math.abs(share) * entries.length);
  for (let i = 0; i < units; i++) {
    const sign = values[i]! * share < 0 ? -1 : 1;
    entries[i] = sign * Math.abs(entries[i]!);
  }
}
