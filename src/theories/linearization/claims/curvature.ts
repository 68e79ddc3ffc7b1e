import type { Check, Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { basePasses, correlationNorm, inputDirection } from '../../../networks/index.js';
import { log } from '../../../numerics/math/index.js';
import type { WidthSample } from '../asymptotics/estimator.js';
import { beginningOf } from '../beginning.js';
import { type Exponent, exponentBetween, exponentOf, tableCheck } from './judge.js';
import { given } from './measured.js';

/** L3: the natural scale of worst-case correlations. */
export const curvature: Claim = {
  id: 'L3',
  statement:
    'Worst-case derivative correlations of networks fall with width, the slowest, those of the curvature, as 1/√n (with readouts ±1; Gaussian readouts carry logarithms): the natural scale is m(n) = √n.',
  origin: 'abstract',
  evidence: 'own prototype',
  check,
};

/** A correlation C^{D,d}: free indices, contracted directions, and the exponents of its norm. */
interface Case {
  free: number;
  contracted: number;
  /** With readouts ±1: the rule. */
  bounded: number;
  /** With Gaussian readouts, which carry a logarithm per factor: exponents seen at these widths. */
  gaussian: [low: number, high: number];
}

const cases: Case[] = [
  { free: 2, contracted: 0, bounded: -0.5, gaussian: [-0.45, -0.3] },
  { free: 3, contracted: 0, bounded: -0.5, gaussian: [-0.45, -0.3] },
  { free: 1, contracted: 1, bounded: -0.5, gaussian: [-0.5, -0.42] },
  { free: 2, contracted: 1, bounded: -1, gaussian: [-0.85, -0.65] },
  { free: 1, contracted: 2, bounded: -1, gaussian: [-1, -0.85] },
];

/** Of norms of networks of more than 2000 weights. */
const relativeAccuracy = 2e-3;

function* check(effort: Effort, seed: number): Job<Finding> {
  const checks: Check[] = [];
  for (const each of effort === 'quick' ? cases.filter(({ free }) => free < 3) : cases) {
    const study = sizesOf(each, effort);
    const signs = exponentOf(yield* norms(each, study, seed, true));
    const name = `C^{${each.free},${each.contracted}}`;
    // With readouts ±1 networks of a width hardly differ: what limits the exponent is the accuracy of the norms, and the next order in 1/n.
    const first = study.widths[0]!;
    const floor = Math.max(relativeAccuracy, 0.1 / first) / log(study.widths.at(-1)! / first);
    const spread: Exponent = { ...signs, standardError: Math.max(signs.standardError, floor) };
    checks.push(tableCheck(`readouts ±1: exponent of the norm of ${name}`, spread, each.bounded));
    const gaussian = exponentOf(yield* norms(each, study, seed, false));
    checks.push(exponentBetween(`Gaussian readouts: exponent of the norm of ${name}`, gaussian, ...each.gaussian));
  }
  return { checks, exhibits: [] };
}

/** Tensors of order three are dear; vectors cost nothing, and their norms scatter most. */
function sizesOf({ free }: Case, effort: Effort): { widths: number[]; nets: number } {
  if (effort === 'quick') return { widths: [32, 64, 128], nets: free === 1 ? 32 : 8 };
  if (free === 3) return { widths: [32, 64, 128, 256], nets: 16 };
  return { widths: [64, 128, 256, 512, 1024], nets: free === 1 ? 128 : 32 };
}

function* norms(
  { free, contracted }: Case,
  { widths, nets }: { widths: number[]; nets: number },
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
      const passes = basePasses(network, setting.inputs, setting.total);
      const along = Array.from({ length: contracted }, (_, k) => inputDirection(network, passes, k + 1));
      values[i] = correlationNorm(network, setting.inputs.slice(0, setting.dimension), free, along);
      yield { done: found.length + i / nets };
    }
    found.push({ width, values });
  }
  return found;
}
