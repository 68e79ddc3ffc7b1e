import { identity, symmetricEigenvalues } from '../../../numerics/linalg/index.js';

/** What the bound along mini-batch descent needs: training kernel (count x count), the batches, their residual norms under the real network. */
export interface SgdBoundInputs {
  kernel: Float64Array;
  count: number;
  learningRate: number;
  batches: number[][];
  /** ‖r_{B_j, j}‖ of the real run. */
  residuals: Float64Array;
  curvature: number;
}

/** One step's share of the bound: η[…]‖r_j‖, before propagation. */
function shares({ kernel, count, learningRate, batches, residuals, curvature }: SgdBoundInputs): Float64Array {
  const J = Math.sqrt(largestEigenvalue(kernel, count));
  const known = new Map<string, number>();
  let moved = 0;
  return Float64Array.from(batches, (batch, j) => {
    const key = [...batch].sort((a, b) => a - b).join();
    const JB = known.get(key) ?? Math.sqrt(largestEigenvalue(blockOf(kernel, count, batch), batch.length));
    known.set(key, JB);
    const root = Math.sqrt(batch.length);
    const next = moved + learningRate * (JB + root * curvature * moved) * residuals[j]!;
    const wide = Math.sqrt(count);
    const share =
      curvature * (wide * next * JB + root * moved * J) + wide * root * curvature * curvature * moved * next;
    moved = next;
    return learningRate * share * residuals[j]!;
  });
}

/**
 * Bounds of the root-mean-square deviation from the linear model at the given steps of mini-batch descent.
 * @equation ‖e_k‖ ≤ Σ_{j<k} ‖T_{k,j+1}‖ η [β(√N D_{j+1} J_B + √|B| D_j J) + √(N|B|) β² D_j D_{j+1}] ‖r_{B,j}‖ [linearization 3.7b]
 */
export function sgdBound(inputs: SgdBoundInputs, steps: readonly number[]): Float64Array {
  const parts = shares(inputs);
  const { count } = inputs;
  return Float64Array.from(steps, (k) => {
    let propagator = identity(count);
    let sum = 0;
    for (let j = k - 1; j >= 0; j--) {
      sum += spectralNorm(propagator, count) * parts[j]!;
      propagator = afterStep(propagator, inputs, inputs.batches[j]!);
    }
    return sum / Math.sqrt(count);
  });
}

/** T (I − η Θ_{·,B} E_B). */
function afterStep(t: Float64Array, { kernel, count, learningRate }: SgdBoundInputs, batch: number[]): Float64Array {
  const out = t.slice();
  for (const b of batch)
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let c = 0; c < count; c++) sum += t[i * count + c]! * kernel[c * count + b]!;
      out[i * count + b]! -= learningRate * sum;
    }
  return out;
}

function spectralNorm(t: Float64Array, n: number): number {
  const square = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) square[i * n + j]! += t[k * n + i]! * t[k * n + j]!;
  return Math.sqrt(largestEigenvalue(square, n));
}

function largestEigenvalue(matrix: Float64Array, n: number): number {
  return Math.max(symmetricEigenvalues(matrix, n)[n - 1]!, 0);
}

function blockOf(kernel: Float64Array, count: number, batch: number[]): Float64Array {
  return Float64Array.from(batch.flatMap((a) => batch.map((b) => kernel[a * count + b]!)));
}
