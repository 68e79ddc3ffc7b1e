import { kernels } from '../numerics/kernels/index.js';
import type { Passes } from './jets/index.js';
import { copyNetwork, type Network } from './network.js';

/**
 * The network moved along gradient directions: θ + Σ_c coefficient_c v_c, one update of rank N per layer.
 * @equation θ_s(t) = θ_0 − Σ_c v_c q_c(t) for coefficients −q_c(t) [linearization 6]
 */
export function displaced(network: Network, { count, inputs, deltas }: Passes, coefficients: Float64Array): Network {
  const moved = copyNetwork(network);
  moved.layers.forEach(({ map, biases, metric, biasMetric }, l) => {
    const { rows, columns, entries } = map;
    const weighted = deltas[l]!.slice();
    for (let a = 0; a < count; a++)
      for (let i = 0; i < rows; i++) {
        weighted[a * rows + i]! *= coefficients[a]!;
        biases[i]! += biasMetric * weighted[a * rows + i]!;
      }
    const product = { m: rows, n: columns, k: count, a: weighted, b: inputs[l]!, c: entries, transposeA: true };
    kernels().gemm({ ...product, alpha: metric, beta: 1 });
  });
  return moved;
}
