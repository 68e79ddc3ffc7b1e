import { exact, type Series, type Step } from '../../contract/index.js';
import type { Beginning } from './beginning.js';
import { sgdBound } from './bounds/sgd-bound.js';
import { curvatureOf } from './flow-bounds.js';
import type { Parameters } from './parameters.js';

/** Inputs and steps up to which the bound is evaluated: it propagates a matrix through every pair of steps. */
const limits = { inputs: 32, steps: 2000 };

/** A descent that has been run. */
export interface FinishedDescent {
  batches: number[][];
  recorded: readonly number[];
  residuals: Float64Array;
}

/** The bound along a descent on the squared loss without momentum, and the curvature it rests on; empty where it is not defined. */
export function* sgdBoundSeries(
  b: Beginning,
  given: Parameters,
  dim: 't' | 'step',
  { batches, recorded, residuals }: FinishedDescent,
): Generator<Step, Record<string, Series>, void> {
  const { count } = b.setting;
  const large = count > limits.inputs || batches.length > limits.steps;
  if (given.loss !== 'squared' || given.momentum > 0 || b.network.layers.length < 2 || large) return {};
  const curvature = yield* curvatureOf(b);
  const inputs = { kernel: b.trainKernel, count, learningRate: given.learningRate, batches, residuals, curvature };
  const bound = new Float64Array(recorded.length);
  for (let k = 0; k < recorded.length; k++) {
    bound[k] = sgdBound(inputs, [recorded[k]!])[0]!;
    yield { done: k + 1, total: recorded.length, note: 'bound along the descent' };
  }
  return { hessianNorm: exact([], Float64Array.of(curvature)), linearDeviationBound: exact([dim], bound) };
}
