import { kernels } from '../../numerics/kernels/index.js';
import { backward, columnSums } from '../backward.js';
import { type ForwardPass, forward, outputOf } from '../forward.js';
import type { DenseMap } from '../linear-map.js';
import type { Loss } from '../losses/index.js';
import type { Network } from '../network.js';

/** Inputs and labels, one row per input. */
export interface Batch {
  inputs: Float64Array;
  labels: Float64Array;
  count: number;
}

/** The rows of a batch at the given indices, with repetition. */
export function rowsOf(batch: Batch, indices: readonly number[]): Batch {
  return {
    inputs: pickRows(batch.inputs, batch.inputs.length / batch.count, indices),
    labels: pickRows(batch.labels, batch.labels.length / batch.count, indices),
    count: indices.length,
  };
}

function pickRows(rows: Float64Array, length: number, indices: readonly number[]): Float64Array {
  const out = new Float64Array(indices.length * length);
  indices.forEach((index, i) => {
    out.set(rows.subarray(index * length, (index + 1) * length), i * length);
  });
  return out;
}

/** How gradient descent steps. */
export interface DescentOptions {
  learningRate: number;
  /** Heavy ball: velocity ← momentum · velocity − step; default 0. */
  momentum?: number;
  loss: Loss;
}

/** State of a descent: the network it trains in place and, with momentum, one velocity per weight. */
export interface Descent {
  network: Network;
  options: DescentOptions;
  velocities: Float64Array[] | undefined;
}

/** A descent that trains `network` in place. */
export function startDescent(network: Network, options: DescentOptions): Descent {
  const parts = network.layers.flatMap(({ map, biases }) => [map.entries, biases]);
  const velocities = options.momentum ? parts.map((part) => new Float64Array(part.length)) : undefined;
  return { network, options, velocities };
}

/**
 * One step on a batch, in place; returns the pass at the weights before the step.
 * @equation W^l ← W^l − η G_l Σ_a ∂loss/∂f_a ∂f_a/∂W^l: the loss is a sum over the batch [linearization 4.3]
 */
export function descend({ network, options, velocities }: Descent, batch: Batch): ForwardPass {
  const pass = forward(network, batch.inputs, batch.count);
  const outputs = network.layers[network.layers.length - 1]!.map.rows;
  const slope = options.loss.slope(outputOf(pass), batch.labels, outputs);
  const deltas = backward(network, pass, slope);
  network.layers.forEach(({ map, biases, metric, biasMetric }, l) => {
    const delta = deltas[l]!;
    moveWeights(
      map,
      options.learningRate * metric,
      { delta, input: pass.inputs[l]!, count: pass.count },
      options.momentum,
      velocities?.[2 * l],
    );
    if (biasMetric > 0)
      moveBiases(
        biases,
        columnSums(delta, map.rows),
        options.learningRate * biasMetric,
        options.momentum,
        velocities?.[2 * l + 1],
      );
  });
  return pass;
}

/** The product that makes the gradient adds it to the weights (or velocities) at once: one pass over memory instead of three. */
function moveWeights(
  { entries, rows, columns }: DenseMap,
  rate: number,
  { delta, input, count }: { delta: Float64Array; input: Float64Array; count: number },
  momentum = 0,
  velocity?: Float64Array,
): void {
  const product = { m: rows, n: columns, k: count, a: delta, b: input, transposeA: true, alpha: -rate };
  if (!velocity) {
    kernels().gemm({ ...product, c: entries, beta: 1 });
    return;
  }
  kernels().gemm({ ...product, c: velocity, beta: momentum });
  for (let i = 0; i < entries.length; i++) entries[i]! += velocity[i]!;
}

function moveBiases(x: Float64Array, g: Float64Array, rate: number, momentum = 0, velocity?: Float64Array): void {
  if (!velocity) {
    for (let i = 0; i < x.length; i++) x[i]! -= rate * g[i]!;
    return;
  }
  for (let i = 0; i < x.length; i++) x[i]! += velocity[i] = momentum * velocity[i]! - rate * g[i]!;
}
