import type { Dataset, Job, Plain } from '../../contract/index.js';
import {
  type Batch,
  copyNetwork,
  type Descent,
  descend,
  flatten,
  kernelRatioForecast,
  losses,
  type Network,
  observe,
  outputScaleRatio,
  type Reference,
  referenceOf,
  rowsOf,
  safeStep,
  startDescent,
  unflatten,
} from '../../networks/index.js';
import { NumericalError } from '../../numerics/errors.js';
import { batchSource } from './batches.js';
import type { TrainingData } from './data.js';
import { startNetwork } from './network.js';
import type { Parameters } from './parameters.js';
import { scoresOf } from './scores.js';
import { datasetOf, type Facts, type Moment } from './tape.js';

/** Times at which everything is looked at, besides the start. */
const looks = 40;
/** A loss that has grown so much does not come back. */
const hopeless = 1e6;

/** A training under way: enough to go on to the same bytes. */
interface Checkpoint {
  step: number;
  weights: Float64Array;
  velocities: Float64Array[];
  moments: Moment[];
}

/**
 * Trains a network on data: losses, accuracies and indicators over steps; partial results are the curves so far.
 * Resumes from its own checkpoints to the same bytes.
 * @throws NumericalError `TRAINING_DIVERGED` at the step at which the loss overflowed.
 */
export function* train(given: Parameters, data: TrainingData, seed: number, resume?: Plain): Job<Dataset> {
  const network = startNetwork(given, data, seed);
  const loss = losses[given.loss];
  const count = Math.min(given.probeSize, data.train.count);
  const probeBatch = rowsOf(
    data.train,
    Array.from({ length: count }, (_, a) => a),
  );
  const reference = referenceOf(copyNetwork(network), probeBatch);
  const learningRate = given.learningRate > 0 ? given.learningRate : automaticRate(network, given, probeBatch);
  const facts = factsOf(reference, learningRate);
  const moments: Moment[] = [{ step: 0, ...scoresOf(network, data, loss), indicators: observe(network, reference) }];
  const batchOf = batchSource(data.train, given.batchSize, seed);
  const first = moments[0]!.trainLoss;
  const descent = begin(network, given, learningRate / batchOf(0).count);
  const from = resume ? restore(descent, moments, resume as unknown as Checkpoint) : 0;
  const due = lookSteps(given.steps);
  const partial = () => datasetOf(moments, { ...facts, mechanisms: moments.at(-1)!.indicators.mechanisms });
  for (let step = from; step < given.steps; step++) {
    descend(descent, batchOf(step));
    if (due.has(step + 1)) {
      const scores = scoresOf(network, data, loss);
      if (!(scores.trainLoss <= hopeless * first)) throw diverged(step + 1, scores.trainLoss, first, learningRate);
      moments.push({ step: step + 1, ...scores, indicators: observe(network, reference) });
    }
    const checkpoint = () => checkpointOf(step + 1, descent, moments);
    yield { done: step + 1, total: given.steps, note: noteOf(moments.at(-1)!), partial, checkpoint };
  }
  return partial();
}

function begin(network: Network, { optimiser, momentum, loss }: Parameters, learningRate: number): Descent {
  return startDescent(network, {
    learningRate,
    loss: losses[loss],
    ...(optimiser === 'momentum' ? { momentum } : {}),
  });
}

function checkpointOf(step: number, { network, velocities = [] }: Descent, moments: Moment[]): Plain {
  const state: Checkpoint = {
    step,
    weights: flatten(network),
    velocities: velocities.map((v) => v.slice()),
    moments: [...moments],
  };
  return state as unknown as Plain;
}

/** Puts a training back to where it was; returns the steps done. */
function restore({ network, velocities = [] }: Descent, moments: Moment[], kept: Checkpoint): number {
  unflatten(network, kept.weights);
  velocities.forEach((v, i) => {
    v.set(kept.velocities[i]!);
  });
  moments.splice(0, moments.length, ...kept.moments);
  return kept.step;
}

/** Momentum moves as far as plain descent at 1/(1 − μ) times the rate. */
function automaticRate(network: Network, { optimiser, momentum }: Parameters, batch: Batch): number {
  return safeStep(network, batch) * (optimiser === 'momentum' ? 1 - momentum : 1);
}

function factsOf(reference: Reference, learningRate: number): Facts {
  const { network } = reference.probe;
  const forecast = network.layers.length === 2 ? kernelRatioForecast(reference.probe).filter(Number.isFinite) : [];
  return {
    learningRate,
    ...(forecast.length > 0
      ? { kernelRatioForecast: [...forecast].reduce((sum, r) => sum + r, 0) / forecast.length }
      : {}),
    outputScaleRatio: outputScaleRatio(reference.probe),
    mechanisms: Array.from(reference.cosines, () => 'kernel' as const),
  };
}

/** Dense at first, where most happens; the last step always. */
function lookSteps(steps: number): Set<number> {
  const due = new Set([steps]);
  for (let k = 1; k <= looks; k++) due.add(Math.max(1, Math.round((steps * k * k) / (looks * looks))));
  return due;
}

function noteOf({ trainLoss, testAccuracy }: Moment): string {
  const hits = testAccuracy === undefined ? '' : `, test accuracy ${(100 * testAccuracy).toFixed(1)} %`;
  return `loss ${trainLoss.toPrecision(3)}${hits}`;
}

function diverged(step: number, now: number, first: number, learningRate: number): NumericalError {
  return new NumericalError({
    code: 'TRAINING_DIVERGED',
    what: `training: the loss is ${now.toPrecision(3)}, at the start ${first.toPrecision(3)}`,
    step,
    cause: `a learning rate of ${learningRate.toPrecision(3)} is too large for this network`,
    remedy: `lower it, for example --learning-rate ${(learningRate / 4).toPrecision(2)}`,
  });
}
