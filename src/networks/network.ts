import type { Activation } from './activations/index.js';
import { type DenseMap, denseMap, type LinearMap } from './linear-map.js';

/** One affine layer in effective coordinates: z = W h + b, trained as dW = −metric ∂Loss/∂W dt, db = −biasMetric ∂Loss/∂b dt. */
export interface Layer<M extends LinearMap = DenseMap> {
  map: M;
  biases: Float64Array;
  metric: number;
  biasMetric: number;
}

/**
 * A dense network f = z^{L+1}, z^l = W^l h^{l−1} + b^l, h^l = φ(z^l), in effective coordinates: no multipliers inside, all
 * of a parametrisation is in the initial scale and the metric of each layer.
 */
export interface Network<M extends LinearMap = DenseMap> {
  activation: Activation;
  layers: Layer<M>[];
}

/** Sizes n_0 … n_{L+1}: inputs, hidden layers, outputs. */
export function sizesOf({ layers }: Network<LinearMap>): number[] {
  return [layers[0]!.map.columns, ...layers.map(({ map }) => map.rows)];
}

/** Number of weights and biases. */
export function parameterCount({ layers }: Network<LinearMap>): number {
  return layers.reduce((n, { map }) => n + map.rows * (map.columns + 1), 0);
}

/** A network of its own with the same weights. */
export function copyNetwork(network: Network): Network {
  return {
    activation: network.activation,
    layers: network.layers.map(({ map, biases, ...metrics }) => ({
      ...metrics,
      map: denseMap(map.entries.slice(), map.rows, map.columns),
      biases: biases.slice(),
    })),
  };
}

/** All weights and biases in one vector: per layer the matrix row by row, then the biases. */
export function flatten({ layers }: Network): Float64Array {
  return concatenated(layers.flatMap(({ map, biases }) => [map.entries, biases]));
}

/** Writes a vector of `flatten` into the network. */
export function unflatten({ layers }: Network, parameters: Float64Array): void {
  let offset = 0;
  for (const { map, biases } of layers)
    for (const part of [map.entries, biases]) {
      part.set(parameters.subarray(offset, offset + part.length));
      offset += part.length;
    }
}

/** The arrays one after the other. */
export function concatenated(parts: Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((n, part) => n + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
