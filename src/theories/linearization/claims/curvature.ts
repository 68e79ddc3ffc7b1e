import type { Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { hessianNorm } from '../../../networks/index.js';
import { log } from '../../../numerics/math/index.js';
import type { WidthSample } from '../asymptotics/estimator.js';
import { beginningOf } from '../beginning.js';
import { exponentBetween, exponentCheck, exponentOf } from './judge.js';
import { given } from './measured.js';

/** L3: the natural scale of worst-case correlations. */
export const curvature: Claim = {
  id: 'L3',
  statement:
    'Worst-case curvature of networks falls as 1/√n (with readouts ±1; Gaussian readouts carry logarithms): the natural scale is m(n) = √n.',
  origin: 'abstract',
  evidence: 'own prototype',
  check,
};

/** Of Hessian norms of networks of more than 2000 weights. */
const relativeAccuracy = 1e-3;

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const widths = quick ? [32, 64, 128] : [64, 128, 256, 512, 1024];
  const nets = quick ? 8 : 32;
  const bounded = exponentOf(yield* norms(widths, nets, seed, true));
  // With readouts ±1 networks of a width hardly differ: what limits the exponent is how far the norms of wide ones are converged.
  const solver = relativeAccuracy / log(widths.at(-1)! / widths[0]!);
  const spread = { ...bounded, standardError: Math.max(bounded.standardError, solver) };
  const gaussian = yield* norms(widths, nets, seed, false);
  return {
    checks: [
      exponentCheck('readouts ±1: exponent of the Hessian norm', spread, -0.5, 0.5),
      exponentBetween('Gaussian readouts: exponent of the Hessian norm', exponentOf(gaussian), -0.45, -0.3),
    ],
    exhibits: [],
  };
}

function* norms(
  widths: number[],
  nets: number,
  seed: number,
  signs: boolean,
): Generator<{ done: number }, WidthSample[], void> {
  const found: WidthSample[] = [];
  for (const width of widths) {
    const values = new Float64Array(nets);
    for (let i = 0; i < nets; i++) {
      const { network, setting } = beginningOf(given({ width }), { seed }, i);
      const readout = network.layers[1]!.map.entries;
      const size = 1.3 / Math.sqrt(width);
      if (signs) for (let k = 0; k < width; k++) readout[k] = size * Math.sign(readout[k]!);
      values[i] = hessianNorm(network, setting.inputs.slice(0, 3));
      yield { done: found.length + i / nets };
    }
    found.push({ width, values });
  }
  return found;
}
