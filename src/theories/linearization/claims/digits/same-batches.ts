import type { Job } from '../../../../contract/index.js';
import {
  type ActivationName,
  activations,
  type Batch,
  descend,
  descendTangent,
  forward,
  gaussianNetwork,
  losses,
  type Network,
  outputOf,
  rowsOf,
  startDescent,
  streamNormals,
  tangentOf,
  tangentOutput,
} from '../../../../networks/index.js';
import { integerBelow, randomStream } from '../../../../numerics/random/index.js';
import type { DigitsTask } from './task.js';

/** A network and its mini-batch descent. */
export interface Run {
  activation: ActivationName;
  hiddenWidths: number[];
  learningRate: number;
  batchSize: number;
  /** Steps after which the models are compared, increasing. */
  looks: number[];
  seed: number;
}

/** A network and its linearisation compared on the test rows after a number of steps. */
export interface Gap {
  step: number;
  /** Root mean square over test rows and outputs of full minus linear. */
  deviation: number;
  /** The same over the distance the linear model has moved. */
  relative: number;
  /** Shares of test rows whose class is hit by the network and by its linearisation. */
  accuracy: number;
  linearAccuracy: number;
}

/**
 * Trains a network and its linearisation from the same start on the same mini-batches.
 * @equation e = f − f_lin, both by θ ← θ − η Σ_B r ∂f, one with ∂f, one with ∂f_0 [linearization 3.6, 10.8]
 */
export function* sameBatches(task: DigitsTask, run: Run): Job<Gap[]> {
  const { train, test } = task;
  const network = networkOf(task, run);
  const tangent = tangentOf(network);
  const begun = forward(tangent.network, test.inputs, test.count);
  const options = { learningRate: run.learningRate, loss: losses.squared };
  const descent = startDescent(network, options);
  const stream = randomStream(run.seed, 'digits-batches');
  const gaps: Gap[] = [];
  const steps = run.looks.at(-1)!;
  for (let step = 1; step <= steps; step++) {
    const indices = Array.from({ length: run.batchSize }, () => integerBelow(train.count, stream));
    const batch = rowsOf(train, indices);
    descend(descent, batch);
    descendTangent(tangent, batch, options);
    yield { done: step, total: steps };
    if (!run.looks.includes(step)) continue;
    const linear = tangentOutput(tangent, begun);
    const full = outputOf(forward(network, test.inputs, test.count));
    const deviation = rmsDifference(full, linear);
    gaps.push({
      step,
      deviation,
      relative: deviation / rmsDifference(linear, outputOf(begun)),
      accuracy: accuracyOf(full, test),
      linearAccuracy: accuracyOf(linear, test),
    });
  }
  return gaps;
}

function networkOf({ train }: DigitsTask, { activation, hiddenWidths, seed }: Run): Network {
  const sizes = [train.inputs.length / train.count, ...hiddenWidths, train.labels.length / train.count];
  const scaling = { parametrisation: 'ntk', weightScale: 1, biasScale: 0, richness: 0, lazinessScale: 1 } as const;
  return gaussianNetwork(sizes, activations[activation], scaling, streamNormals(randomStream(seed, 'digits-network')));
}

/** Share of rows whose largest output is that of their class. */
function accuracyOf(output: Float64Array, { labels, count }: Batch): number {
  const classes = labels.length / count;
  const largest = (values: Float64Array, row: number) => {
    let best = 0;
    for (let k = 1; k < classes; k++) if (values[row * classes + k]! > values[row * classes + best]!) best = k;
    return best;
  };
  let hits = 0;
  for (let row = 0; row < count; row++) if (largest(output, row) === largest(labels, row)) hits++;
  return hits / count;
}

function rmsDifference(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) * (a[i]! - b[i]!);
  return Math.sqrt(sum / a.length);
}
