import { multiply, transpose } from '../../../numerics/linalg/index.js';
import { integrated, type LinearModes, linearModes } from '../dynamics/linear-flow.js';
import type { WideKernels } from './kernels.js';

/** Mean and covariance over random starts of the output of a trained network of infinite width, on all inputs. */
export interface TrainedLaw {
  mean: Float64Array;
  covariance: Float64Array;
}

/** The tangent model of infinite width, ready for any time. */
export interface WideModel {
  kernels: WideKernels;
  labels: Float64Array;
  modes: LinearModes;
}

/** Diagonalises the training block. */
export function wideModel(kernels: WideKernels, labels: Float64Array): WideModel {
  const { total, ntk } = kernels;
  const problem = { kernel: ntk, total, count: labels.length, output: new Float64Array(total), targets: labels };
  return { kernels, labels, modes: linearModes(problem) };
}

/**
 * Law of the output at time t; `factor(λ)` is (1 − e^{−λt})/λ for gradient flow.
 * @equation A_t = Θ_AT U g Uᵀ, B_t = I − A_t E_T; mean = A_t y, covariance = B_t K B_tᵀ [linearization 3.6]
 */
export function trainedLaw({ kernels, labels, modes }: WideModel, factor: (lambda: number) => number): TrainedLaw {
  const { total, ntk, nngp } = kernels;
  const count = labels.length;
  const inverse = new Float64Array(count * count);
  for (let j = 0; j < count; j++) {
    const g = factor(modes.eigenvalues[j]!);
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++)
        inverse[a * count + b]! += g * modes.vectors[a * count + j]! * modes.vectors[b * count + j]!;
  }
  const cross = new Float64Array(total * count);
  for (let a = 0; a < total; a++) cross.set(ntk.subarray(a * total, a * total + count), a * count);
  const A = multiply(cross, inverse, total, count, count);
  const B = new Float64Array(total * total);
  for (let a = 0; a < total; a++) {
    B[a * total + a] = 1;
    for (let b = 0; b < count; b++) B[a * total + b]! -= A[a * count + b]!;
  }
  return {
    mean: multiply(A, labels, total, count, 1),
    covariance: multiply(multiply(B, nngp, total, total, total), transpose(B, total, total), total, total, total),
  };
}

/** Law at time t of gradient flow. */
export function lawAt(model: WideModel, t: number): TrainedLaw {
  return trainedLaw(model, (lambda) => integrated(lambda, t));
}
