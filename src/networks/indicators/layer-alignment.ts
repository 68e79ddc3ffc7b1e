import { multiply, norm, svd } from '../../numerics/linalg/index.js';
import { denseMap } from '../linear-map.js';
import type { Network } from '../network.js';
import type { Probe } from './probe.js';

/**
 * Forward-backward cosine at every hidden layer: mean over outputs of the cosine between the mean of y_k h_l and that of ∂f_k/∂h_l.
 * @equation mean_k cos(E_x[y_k h_l(x)], E_x[∂f_k/∂h_l(x)]) [LE 6.4.3]
 */
export function forwardBackwardCosines({ network, pass, deltas, labels, count, outputs }: Probe): Float64Array {
  return Float64Array.from({ length: network.layers.length - 1 }, (_, l) => {
    const { rows, columns, entries } = network.layers[l + 1]!.map;
    let sum = 0;
    for (let k = 0; k < outputs; k++) {
      const features = new Float64Array(columns);
      for (let a = 0; a < count; a++)
        for (let i = 0; i < columns; i++)
          features[i]! += labels[a * outputs + k]! * pass.inputs[l + 1]![a * columns + i]!;
      const pulled = denseMap(entries, rows, columns).transposeTimes(deltas[k]![l + 1]!, count);
      const back = new Float64Array(columns);
      for (let j = 0; j < pulled.length; j++) back[j % columns]! += pulled[j]!;
      sum += cosine(features, back);
    }
    return sum / outputs;
  });
}

function cosine(x: Float64Array, y: Float64Array): number {
  let xy = 0;
  for (let i = 0; i < x.length; i++) xy += x[i]! * y[i]!;
  const size = norm(x) * norm(y);
  return size > 0 ? xy / size : 0;
}

/**
 * Alignment of the matrices on both sides of every hidden layer, without data: about 1 when random, √n when rank one and aligned.
 * @equation ‖W_{l+1} W_l‖_F √n_l/(‖W_{l+1}‖_F ‖W_l‖_F) [LE 6.4.4]
 */
export function frobeniusAlignments({ layers }: Network): Float64Array {
  return Float64Array.from({ length: layers.length - 1 }, (_, l) => {
    const [lower, upper] = [layers[l]!.map, layers[l + 1]!.map];
    const product = multiply(upper.entries, lower.entries, upper.rows, upper.columns, lower.columns);
    const sizes = norm(upper.entries) * norm(lower.entries);
    return sizes > 0 ? (norm(product) * Math.sqrt(lower.rows)) / sizes : 0;
  });
}

/**
 * Alignment of the leading singular vectors on both sides of every hidden layer.
 * @equation |v_1(W_{l+1})·u_1(W_l)| [LE 6.4.4]
 */
export function singularAlignments({ layers }: Network): Float64Array {
  return Float64Array.from({ length: layers.length - 1 }, (_, l) => {
    const [lower, upper] = [layers[l]!.map, layers[l + 1]!.map];
    const left = svd(lower.entries, lower.rows, lower.columns);
    const right = svd(upper.entries, upper.rows, upper.columns);
    const [p, q] = [left.values.length, right.values.length];
    let sum = 0;
    for (let i = 0; i < lower.rows; i++) sum += left.u[i * p]! * right.v[i * q]!;
    return Math.abs(sum);
  });
}
