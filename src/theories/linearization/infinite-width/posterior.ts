import { choleskySolve, jitteredCholesky } from '../../../numerics/linalg/index.js';
import type { TrainedLaw } from './trained.js';

/**
 * Posterior of a Gaussian process with the given kernel over all inputs, after seeing noiseless labels of the first ones:
 * with the nngp kernel that of a Bayesian network, or of one whose readout alone was trained to the end.
 * @equation mean = K_*T K_TT^{−1} y, covariance = K_** − K_*T K_TT^{−1} K_T* [linearization 3.6]
 */
export function posterior(kernel: Float64Array, total: number, labels: Float64Array): TrainedLaw {
  const count = labels.length;
  const block = new Float64Array(count * count);
  const cross = new Float64Array(count * total);
  for (let a = 0; a < count; a++) {
    block.set(kernel.subarray(a * total, a * total + count), a * count);
    cross.set(kernel.subarray(a * total, (a + 1) * total), a * total);
  }
  const { factor } = jitteredCholesky(block, count);
  const weights = choleskySolve(factor, count, labels);
  const solved = choleskySolve(factor, count, cross, total);
  const mean = new Float64Array(total);
  const covariance = kernel.slice();
  for (let i = 0; i < total; i++)
    for (let c = 0; c < count; c++) {
      mean[i]! += cross[c * total + i]! * weights[c]!;
      for (let j = 0; j < total; j++) covariance[i * total + j]! -= cross[c * total + i]! * solved[c * total + j]!;
    }
  return { mean, covariance };
}
