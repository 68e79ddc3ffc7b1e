import { gram } from '../kernels/layer-kernels.js';
import type { Probe } from './probe.js';

/**
 * Tangent kernel of every layer, averaged over the outputs, n x n each.
 * @equation K_l = η_l (H_{l−1} H_{l−1}ᵀ) ∘ (1/C) Σ_k δ_l^{(k)} δ_l^{(k)ᵀ} [LE 6.4.1]
 */
export function meanLayerKernels(probe: Probe): Float64Array[] {
  return probe.network.layers.map((_, l) => {
    const mean = new Float64Array(probe.count * probe.count);
    for (let k = 0; k < probe.outputs; k++) {
      const kernel = outputLayerKernel(probe, l, k);
      for (let i = 0; i < mean.length; i++) mean[i]! += kernel[i]! / probe.outputs;
    }
    return mean;
  });
}

function outputLayerKernel({ network, pass, deltas, count }: Probe, l: number, k: number): Float64Array {
  const { metric, biasMetric } = network.layers[l]!;
  const kernel = gram(pass.inputs[l]!, count);
  const back = gram(deltas[k]![l]!, count);
  for (let i = 0; i < kernel.length; i++) kernel[i] = (metric * kernel[i]! + biasMetric) * back[i]!;
  return kernel;
}

/** Sum of the diagonal of an n x n matrix. */
export function trace(matrix: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += matrix[i * n + i]!;
  return sum;
}

/**
 * Kernel along the target, one number per output; with `layer` the part of that layer alone.
 * @equation q_k = y_kᵀ K^{(k)} y_k/(n |y_k|²) [LE 6.4.2]
 */
export function targetRayleighs(probe: Probe, layer?: number): Float64Array {
  const { count, outputs, labels, network } = probe;
  const layers = layer === undefined ? [...network.layers.keys()] : [layer];
  return Float64Array.from({ length: outputs }, (_, k) => {
    let form = 0;
    let square = 0;
    for (const l of layers) {
      const kernel = outputLayerKernel(probe, l, k);
      for (let a = 0; a < count; a++)
        for (let b = 0; b < count; b++)
          form += labels[a * outputs + k]! * kernel[a * count + b]! * labels[b * outputs + k]!;
    }
    for (let a = 0; a < count; a++) square += labels[a * outputs + k]! * labels[a * outputs + k]!;
    return form / (count * square);
  });
}

/** ⟨K, K'⟩/(‖K‖‖K'‖): how much a kernel has kept its shape. */
export function kernelCosine(a: Float64Array, b: Float64Array): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += a[i]! * b[i]!;
    aa += a[i]! * a[i]!;
    bb += b[i]! * b[i]!;
  }
  return ab / Math.sqrt(aa * bb);
}
