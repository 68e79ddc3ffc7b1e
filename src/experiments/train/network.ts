import { activations, gaussianNetwork, type Network, streamNormals } from '../../networks/index.js';
import { randomStream } from '../../numerics/random/index.js';
import type { TrainingData } from './data.js';
import type { Parameters } from './parameters.js';

/** Sizes of all layers: inputs, hidden layers, outputs. */
export function sizesOf({ hiddenWidths }: Parameters, { dimension, outputs }: TrainingData): number[] {
  return [dimension, ...hiddenWidths, outputs];
}

/** The network a seed starts from, layer rates in its metrics. */
export function startNetwork(given: Parameters, data: TrainingData, seed: number): Network {
  const { activation, layerLearningRates, abcExponents, ...scaling } = given;
  const network = gaussianNetwork(
    sizesOf(given, data),
    activations[activation],
    { ...scaling, abc: abcExponents },
    streamNormals(randomStream(seed, 'network')),
  );
  const layers = network.layers.map((layer, l) => {
    const rate = layerLearningRates[l] ?? 1;
    return { ...layer, metric: layer.metric * rate, biasMetric: layer.biasMetric * rate };
  });
  return { ...network, layers };
}

/** Bytes of weights (with velocities, gradients and the copy of the start), passes and kernels of the probe. */
export function trainingBytes(given: Parameters, data: TrainingData): { weights: number; kernels: number } {
  const sizes = sizesOf(given, data);
  const parameters = sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l]! + 1), 0);
  const units = sizes.reduce((sum, n) => sum + n, 0);
  const probe = Math.min(given.probeSize, data.train.count);
  const copies = given.optimiser === 'momentum' ? 4 : 3;
  return {
    weights: 8 * copies * parameters,
    kernels: 8 * ((sizes.length + 4) * probe * probe + 2 * data.outputs * probe * units + 4 * data.train.count * units),
  };
}
