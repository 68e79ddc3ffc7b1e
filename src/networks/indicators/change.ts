import { norm } from '../../numerics/linalg/index.js';
import type { Network } from '../network.js';
import type { Probe } from './probe.js';

/**
 * Growth of the norm of every layer's matrix between two networks of one shape.
 * @equation ‖W_l(t)‖_F/‖W_l(0)‖_F [LE 6.4.5]
 */
export function normGrowths(now: Network, before: Network): Float64Array {
  return Float64Array.from(now.layers, ({ map }, l) => norm(map.entries) / norm(before.layers[l]!.map.entries));
}

/**
 * Change of the features at every hidden layer between two probes of one batch.
 * @equation ‖H_l(t) − H_l(0)‖_F/‖H_l(0)‖_F [LE 6.4.5]
 */
export function featureChanges(now: Probe, before: Probe): Float64Array {
  return Float64Array.from({ length: now.network.layers.length - 1 }, (_, l) => {
    const start = before.pass.inputs[l + 1]!;
    const difference = now.pass.inputs[l + 1]!.map((h, i) => h - start[i]!);
    return norm(difference) / norm(start);
  });
}

/** Root mean square of the output over that of the labels. */
export function outputScaleRatio({ output, labels }: Probe): number {
  return norm(output) / norm(labels);
}
