import type { Job } from '../../../../contract/index.js';
import {
  type Batch,
  copyNetwork,
  descend,
  flatten,
  type Indicators,
  kernelRatioForecast,
  losses,
  type Network,
  observe,
  outputOf,
  referenceOf,
  rowsOf,
  safeStep,
  startDescent,
  unflatten,
} from '../../../../networks/index.js';

/** A trained network of the table. */
export interface Trained {
  indicators: Indicators;
  /** Forward-backward cosines at the hidden layers before training. */
  cosinesBefore: Float64Array;
  /** Mean over outputs, from the initial network; absent for more than one hidden layer. */
  forecast?: number;
  steps: number;
  /** Loss over that of f = 0. */
  lossShare: number;
}

/** Training ends at this share of the loss of f = 0. */
const target = 0.02;
const refresh = 25;
/** A step after which the loss is larger than this times the last one is taken back. */
const growth = 1.05;
const recovery = 1.02;
/** Images on which kernels are computed. */
const probeSize = 200;

/**
 * Trains by full-batch descent until the loss is 2 % of that of f = 0 or the steps are used up; the step follows the kernel.
 * @equation step 0.5/(λ_max(K)/n · max(1, forecast)), refreshed from the moving kernel [LE 6.5]
 */
export function* trainRow(network: Network, batch: Batch, steps: number): Job<Trained> {
  const seen = rowsOf(
    batch,
    Array.from({ length: Math.min(probeSize, batch.count) }, (_, a) => a),
  );
  const reference = referenceOf(copyNetwork(network), seen);
  const forecast = network.layers.length === 2 ? mean(kernelRatioForecast(reference.probe)) : undefined;
  const blank = losses.squared.value(new Float64Array(batch.labels.length), batch.labels, 1);
  let learningRate = 0;
  let caution = 1;
  let kept = flatten(network);
  let lossShare = Number.POSITIVE_INFINITY;
  let done = 0;
  for (; done < steps; done++) {
    if (done % refresh === 0) learningRate = safeStep(network, seen) / batch.count;
    const before = flatten(network);
    const options = { learningRate: caution * learningRate, loss: losses.squared };
    const pass = descend(startDescent(network, options), batch);
    const now = losses.squared.value(outputOf(pass), batch.labels, 1) / blank;
    if (now <= growth * lossShare) {
      lossShare = now;
      kept = before;
      caution = Math.min(1, recovery * caution);
    } else {
      // A kernel that grows faster than it is looked at: back to the weights before, with half the step.
      unflatten(network, kept);
      caution /= 2;
    }
    if (!(lossShare > target)) break;
    yield { done, total: steps };
  }
  const indicators = observe(network, reference);
  const result = { indicators, cosinesBefore: reference.cosines, steps: done, lossShare };
  return forecast === undefined ? result : { ...result, forecast };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
