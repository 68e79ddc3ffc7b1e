import { kernels } from '../../numerics/kernels/index.js';
import { backwardOutput } from '../backward.js';
import { type ForwardPass, forward } from '../forward.js';
import type { LinearMap } from '../linear-map.js';
import type { Network } from '../network.js';
import { gram, layerKernels, sumOf } from './layer-kernels.js';

/** Tangent kernel of output component k on `count` inputs, N x N, learning-rate metric contained. */
export function ntk(network: Network<LinearMap>, x: Float64Array, count: number, k = 0): Float64Array {
  return sumOf(layerKernels(network, forward(network, x, count), k));
}

/**
 * Full tangent kernel of all K outputs, NK x NK, index a·K + k: (G HᵀH)_ab (Δ_a,kᵀ Δ_b,k') summed over layers.
 * The readout couples no two outputs.
 */
export function ntkAllOutputs(network: Network<LinearMap>, pass: ForwardPass): Float64Array {
  const { count } = pass;
  const outputs = network.layers[network.layers.length - 1]!.map.rows;
  const deltas = Array.from({ length: outputs }, (_, k) => backwardOutput(network, pass, k));
  const size = count * outputs;
  const total = new Float64Array(size * size);
  network.layers.forEach(({ map, metric, biasMetric }, l) => {
    const forwardGram = gram(pass.inputs[l]!, count);
    for (let k = 0; k < outputs; k++)
      for (let m = 0; m <= k; m++) {
        const block = new Float64Array(count * count);
        const [a, b] = [deltas[k]![l]!, deltas[m]![l]!];
        kernels().gemm({ m: count, n: count, k: map.rows, a, b, c: block, transposeB: true });
        for (let i = 0; i < count; i++)
          for (let j = 0; j < count; j++) {
            const value = (metric * forwardGram[i * count + j]! + biasMetric) * block[i * count + j]!;
            total[(i * outputs + k) * size + j * outputs + m]! += value;
            if (m < k) total[(j * outputs + m) * size + i * outputs + k]! += value;
          }
      }
  });
  return total;
}

/** Bytes the layer-wise route needs for N inputs: passes, two Gram matrices and the kernel. */
export function ntkBytes(sizes: number[], count: number): number {
  const units = sizes.reduce((sum, n) => sum + n, 0);
  return 8 * (2 * count * units + 3 * count * count);
}

/** Bytes of the Jacobian of N scalar outputs, the route not taken. */
export function jacobianBytes(sizes: number[], count: number): number {
  let parameters = 0;
  for (let l = 1; l < sizes.length; l++) parameters += sizes[l]! * (sizes[l - 1]! + 1);
  return 8 * count * parameters;
}
