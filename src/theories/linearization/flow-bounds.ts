import { exact, type Series, type Step } from '../../contract/index.js';
import { hessianNorm } from '../../networks/index.js';
import { norm } from '../../numerics/linalg/index.js';
import type { Beginning } from './beginning.js';
import { flowBound } from './bounds/flow-bound.js';
import type { Parameters } from './parameters.js';

/** Largest whitened Hessian norm over the training inputs, input by input. */
export function* curvatureOf({ network, setting }: Beginning): Generator<Step, number, void> {
  const { inputs, dimension, count } = setting;
  let largest = 0;
  for (let a = 0; a < count; a++) {
    largest = Math.max(largest, hessianNorm(network, inputs.slice(a * dimension, (a + 1) * dimension)));
    yield { done: a + 1, total: count, note: 'curvature' };
  }
  return largest;
}

/** The bound along gradient flow on the squared loss, and the curvature it rests on; empty where the bound is undefined. */
export function* boundSeries(
  b: Beginning,
  given: Parameters,
  times: Float64Array,
): Generator<Step, Record<string, Series>, void> {
  if (given.loss !== 'squared' || b.network.layers.length < 2) return {};
  const curvature = yield* curvatureOf(b);
  const { eigenvalues } = b.modes;
  const inputs = {
    count: b.setting.count,
    smallest: eigenvalues[0]!,
    largest: eigenvalues[eigenvalues.length - 1]!,
    residual: norm(b.residual),
    curvature,
  };
  return {
    hessianNorm: exact([], Float64Array.of(curvature)),
    linearDeviationBound: exact(
      ['t'],
      times.map((t) => flowBound(inputs, t)),
    ),
  };
}
