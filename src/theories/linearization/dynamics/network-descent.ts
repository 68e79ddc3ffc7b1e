import type { Step } from '../../../contract/index.js';
import { copyNetwork, descend, forward, ntk, outputOf, rowsOf, startDescent } from '../../../networks/index.js';
import { norm } from '../../../numerics/linalg/index.js';
import type { Beginning } from '../beginning.js';

/** What a network shows at the recorded steps of a descent. */
export interface DescentCurve {
  /** recorded x total. */
  outputs: Float64Array;
  drift: Float64Array;
  /** Norm of the batch residual before every step. */
  residuals: Float64Array;
}

/** Trains a copy of the real network batch by batch. */
export function* networkDescent(
  b: Beginning,
  batches: number[][],
  recorded: readonly number[],
  options: { learningRate: number; momentum: number },
): Generator<Step, DescentCurve, void> {
  const { inputs, total, count, dimension, loss } = b.setting;
  const data = { inputs: inputs.subarray(0, count * dimension), labels: b.targets, count };
  const network = copyNetwork(b.network);
  const descent = startDescent(network, { ...options, loss });
  const outputs = new Float64Array(recorded.length * total);
  const drift = new Float64Array(recorded.length);
  const residuals = new Float64Array(batches.length);
  const size = norm(b.trainKernel);
  const record = (k: number) => {
    outputs.set(outputOf(forward(network, inputs, total)), k * total);
    const kernel = ntk(network, data.inputs, count);
    drift[k] = norm(kernel.map((v, i) => v - b.trainKernel[i]!)) / size;
  };
  let next = 0;
  for (let step = 0; ; step++) {
    while (next < recorded.length && recorded[next] === step) record(next++);
    if (next === recorded.length || step === batches.length) break;
    const batch = rowsOf(data, batches[step]!);
    const pass = descend(descent, batch);
    residuals[step] = norm(loss.slope(outputOf(pass), batch.labels, 1));
    yield { done: step + 1, total: batches.length, note: 'training' };
  }
  return { outputs, drift, residuals };
}

/** Steps at which a descent is recorded: about `points`, evenly spaced, first and last included. */
export function recordedSteps(steps: number, points: number): number[] {
  const stride = Math.max(1, Math.ceil(steps / points));
  const recorded = Array.from({ length: Math.floor(steps / stride) + 1 }, (_, k) => k * stride);
  return recorded[recorded.length - 1] === steps ? recorded : [...recorded, steps];
}
