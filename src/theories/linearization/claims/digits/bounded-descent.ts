import type { UserData } from '../../../../contract/index.js';
import {
  activations,
  type Batch,
  descend,
  descendTangent,
  forward,
  gaussianNetwork,
  largestHessianNorm,
  losses,
  ntk,
  outputOf,
  rowsOf,
  startDescent,
  streamNormals,
  tangentOf,
  tangentOutput,
} from '../../../../networks/index.js';
import { norm, symmetricEigenvalues } from '../../../../numerics/linalg/index.js';
import { integerBelow, randomStream } from '../../../../numerics/random/index.js';
import { sgdBound } from '../../bounds/sgd-bound.js';
import { digitsTask } from './task.js';

const count = 16;
const batchSize = 4;
const steps = 40;

/** Deviation over bound at three times along mini-batch descent of one erf network that tells even digits from odd ones. */
export function boundedDescent(digits: UserData, width: number, seed: number): number[] {
  const batch = parity(digits);
  const scaling = { parametrisation: 'ntk', weightScale: 1, biasScale: 0, richness: 0, lazinessScale: 1 } as const;
  const source = streamNormals(randomStream(seed, 'bounded', width));
  const network = gaussianNetwork([batch.inputs.length / count, width, 1], activations.erf, scaling, source);
  const kernel = ntk(network, batch.inputs, count);
  const learningRate = 0.5 / symmetricEigenvalues(kernel, count)[count - 1]!;
  const curvature = largestHessianNorm(network, batch.inputs, count);
  const tangent = tangentOf(network);
  const begun = forward(tangent.network, batch.inputs, count);
  const options = { learningRate, loss: losses.squared };
  const descent = startDescent(network, options);
  const stream = randomStream(seed, 'bounded-batches', width);
  const batches: number[][] = [];
  const residuals: number[] = [];
  const deviations = new Map<number, number>();
  const looks = [2, 10, steps];
  for (let step = 1; step <= steps; step++) {
    const chosen = [...new Set(Array.from({ length: batchSize }, () => integerBelow(count, stream)))];
    const part = rowsOf(batch, chosen);
    batches.push(chosen);
    residuals.push(norm(options.loss.slope(outputOf(descend(descent, part)), part.labels, 1)));
    descendTangent(tangent, part, options);
    if (!looks.includes(step)) continue;
    const full = outputOf(forward(network, batch.inputs, count));
    const linear = tangentOutput(tangent, begun);
    deviations.set(step, norm(full.map((f, a) => f - linear[a]!)) / Math.sqrt(count));
  }
  const inputs = { kernel, count, learningRate, batches, residuals: Float64Array.from(residuals), curvature };
  const bounds = sgdBound(inputs, looks);
  return looks.map((step, i) => deviations.get(step)! / bounds[i]!);
}

function parity(digits: UserData): Batch {
  const { train } = digitsTask(digits, count, 0);
  const labels = Float64Array.from({ length: count }, (_, a) => (digits.labels[a]! % 2 === 0 ? 1 : -1));
  return { ...train, labels };
}
