import { kernels } from '../numerics/kernels/index.js';
import { slopes } from './activations/index.js';
import type { ForwardPass } from './forward.js';
import type { LinearMap } from './linear-map.js';
import type { Network } from './network.js';

/**
 * Derivatives of Σ cotangent · output with respect to every layer's pre-activations, one row per input.
 * @equation δ^l = (W^{l+1}ᵀ δ^{l+1}) ∘ φ'(z^l) [linearization 3.2]
 */
export function backward(network: Network<LinearMap>, pass: ForwardPass, cotangent: Float64Array): Float64Array[] {
  const last = network.layers.length - 1;
  const deltas: Float64Array[] = [];
  deltas[last] = cotangent;
  for (let l = last - 1; l >= 0; l--) {
    const delta = network.layers[l + 1]!.map.transposeTimes(deltas[l + 1]!, pass.count);
    const slope = slopes(network.activation, pass.preactivations[l]!);
    for (let i = 0; i < delta.length; i++) delta[i]! *= slope[i]!;
    deltas[l] = delta;
  }
  return deltas;
}

/** Deltas of output component k for every input. */
export function backwardOutput(network: Network<LinearMap>, pass: ForwardPass, k: number): Float64Array[] {
  const outputs = network.layers[network.layers.length - 1]!.map.rows;
  const cotangent = new Float64Array(pass.count * outputs);
  for (let a = 0; a < pass.count; a++) cotangent[a * outputs + k] = 1;
  return backward(network, pass, cotangent);
}

/** Gradient with respect to one layer. */
export interface LayerGradient {
  weights: Float64Array;
  biases: Float64Array;
}

/** Gradient of Σ cotangent · output, summed over the inputs, layer by layer. */
export function gradient(network: Network<LinearMap>, pass: ForwardPass, cotangent: Float64Array): LayerGradient[] {
  return backward(network, pass, cotangent).map((delta, l) => {
    const { rows, columns } = network.layers[l]!.map;
    const weights = new Float64Array(rows * columns);
    kernels().gemm({ m: rows, n: columns, k: pass.count, a: delta, b: pass.inputs[l]!, c: weights, transposeA: true });
    return { weights, biases: columnSums(delta, rows) };
  });
}

/** Sum of the rows of a matrix. */
export function columnSums(matrix: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let offset = 0; offset < matrix.length; offset += columns)
    for (let i = 0; i < columns; i++) sums[i]! += matrix[offset + i]!;
  return sums;
}
