import type { Plain } from '../../contract/index.js';
import type { Parameters } from './parameters.js';

/** Changes that multiply both initial layers by a factor, drawn or explicit. */
export function scaledStart(parameters: Parameters, factor: number): Record<string, Plain> {
  const { readoutWeights, hiddenWeights, hiddenWeightMatrix } = parameters;
  const times = (x: number) => x * factor;
  if (readoutWeights.length === 0)
    return {
      readoutInitialScale: times(parameters.readoutInitialScale),
      hiddenInitialScale: times(parameters.hiddenInitialScale),
    };
  return {
    readoutWeights: readoutWeights.map(times),
    ...(hiddenWeights.length > 0 ? { hiddenWeights: hiddenWeights.map(times) } : {}),
    ...(hiddenWeightMatrix.length > 0 ? { hiddenWeightMatrix: hiddenWeightMatrix.map((row) => row.map(times)) } : {}),
  };
}

/** Changes that multiply both learning rates, the readout's further by `tilt` and the hidden layer's by its inverse. */
export function scaledRates(parameters: Parameters, factor: number, tilt = 1): Record<string, Plain> {
  return {
    readoutLearningRate: parameters.readoutLearningRate * factor * tilt,
    hiddenLearningRate: (parameters.hiddenLearningRate * factor) / tilt,
  };
}
