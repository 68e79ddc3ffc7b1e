import { kernels } from '../../numerics/kernels/index.js';
import { backwardOutput } from '../backward.js';
import type { ForwardPass } from '../forward.js';
import type { LinearMap } from '../linear-map.js';
import type { Network } from '../network.js';

/** Gram matrix of `count` rows, count x count. */
export function gram(rows: Float64Array, count: number): Float64Array {
  const c = new Float64Array(count * count);
  kernels().syrk({ n: count, k: rows.length / count, a: rows, c });
  return c;
}

/**
 * Contribution of every layer to the tangent kernel of output component k on the inputs of a pass, N x N each; the Jacobian
 * is never formed.
 * @equation Θ_ab = Σ_l (G_l h^{l−1}(a)·h^{l−1}(b) + GB_l) (δ^l(a)·δ^l(b)) [linearization 3.3]
 */
export function layerKernels(network: Network<LinearMap>, pass: ForwardPass, k = 0): Float64Array[] {
  const deltas = backwardOutput(network, pass, k);
  return network.layers.map(({ metric, biasMetric }, l) => {
    const kernel = gram(pass.inputs[l]!, pass.count);
    const back = gram(deltas[l]!, pass.count);
    for (let i = 0; i < kernel.length; i++) kernel[i] = (metric * kernel[i]! + biasMetric) * back[i]!;
    return kernel;
  });
}

/** Sum of matrices of one shape. */
export function sumOf(matrices: Float64Array[]): Float64Array {
  const sum = matrices[0]!.slice();
  for (const matrix of matrices.slice(1)) for (let i = 0; i < sum.length; i++) sum[i]! += matrix[i]!;
  return sum;
}

/** X Yᵀ of m rows of x and n rows of y. */
export function mixedGram(x: Float64Array, m: number, y: Float64Array, n: number): Float64Array {
  const c = new Float64Array(m * n);
  kernels().gemm({ m, n, k: x.length / m, a: x, b: y, c, transposeB: true });
  return c;
}
