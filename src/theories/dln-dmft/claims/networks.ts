import {
  atMost,
  type Check,
  type Claim,
  type Dataset,
  type Effort,
  type Job,
  numbers,
  type Plain,
  parseParameters,
  statistical,
} from '../../../contract/index.js';
import { asinh } from '../../../numerics/math/index.js';
import { parameters } from '../parameters.js';
import { gradientFlow } from '../simulators/flow-simulation.js';
import { meanOf } from '../simulators/instances.js';
import { exhibit, sparseTeacher, theoryRun } from './theory-run.js';

const errors = ['testMse', 'trainMse'];
const times = Float64Array.of(0.3, 1, 2, 4, 8, 16, 32);

/** Settings of every kind: small starts, lazy ones, least squares, weight decay. */
const settings: [string, Record<string, Plain>][] = [
  ['small start, δ = 0.5', { sampleRatio: 0.5, labelNoiseVariance: 0.09, initialScale: 0.05 }],
  ['weight decay, δ = 1.2', { sampleRatio: 1.2, labelNoiseVariance: 0.04, initialScale: 0.3, weightDecay: 0.05 }],
  ['large start, δ = 0.5', { sampleRatio: 0.5, labelNoiseVariance: 0.01, initialScale: 2 }],
  ['small start, δ = 2', { sampleRatio: 2, labelNoiseVariance: 0.25, initialScale: 0.01 }],
];

/** C1: the mean field is what large networks do. */
export const exactLimit: Claim = {
  id: 'C1',
  statement: 'A low-dimensional effective process gives the dynamics of gradient flow exactly as n, d → ∞.',
  origin: 'abstract',
  evidence: 'independent simulation',
  *check(effort, seed) {
    const checks: Check[] = [];
    const layers: Parameters<typeof exhibit>[2] = [];
    for (const [name, raw] of effort === 'quick' ? settings.slice(0, 2) : settings) {
      const given = { ...raw, teacher: sparseTeacher(0.2), finalTime: 32 };
      const at = { t: times };
      const theory = yield* theoryRun(given, {
        tolerance: effort === 'quick' ? 0.015 : 0.005,
        seed,
        quantities: errors,
        at,
      });
      const networks = yield* trained(given, effort, seed);
      for (const quantity of errors) checks.push(worstGap(name, quantity, theory, networks));
      const [x, label] = [numbers(theory, 't'), name];
      layers.push({ label, role: 'theory', x, y: numbers(theory, 'testMse') });
      layers.push({ label: `${label}, networks`, role: 'simulation', x, y: numbers(networks, 'testMse') });
    }
    const view = { title: 'Test error', x: 't', y: 'testMse', xScale: 'log' as const };
    return { checks, exhibits: [exhibit(view, 'Theory and the mean of finite networks lie on each other.', layers)] };
  },
};

function* trained(given: Record<string, Plain>, effort: Effort, seed: number): Job<Dataset> {
  const size = effort === 'quick' ? { inputDimension: 1000, count: 12 } : { inputDimension: 2000, count: 16 };
  const values = parseParameters(parameters, { ...given, inputDimension: size.inputDimension });
  const replicas = { from: 0, to: size.count };
  const request = { quality: 'interactive' as const, seed, at: { t: times }, quantities: errors, replicas };
  return meanOf(yield* gradientFlow.run(values, request));
}

/** The time at which theory and networks differ most in units of their common error; its effect is the value itself. */
function worstGap(name: string, quantity: string, theory: Dataset, networks: Dataset): Check {
  const [expected, measured] = [numbers(theory, quantity), numbers(networks, quantity)];
  const [own, spread] = [theory.series[quantity]!.error!, networks.series[quantity]!.error!];
  const floor = 1e-3 * expected[0]!;
  let worst = 0;
  const errorAt = (k: number) => Math.sqrt(own[k]! * own[k]! + spread[k]! * spread[k]!) + 0.005 * expected[k]!;
  const excess = (k: number) => Math.abs(measured[k]! - expected[k]!) / errorAt(k);
  for (let k = 1; k < times.length; k++) if (expected[k]! > floor && excess(k) > excess(worst)) worst = k;
  return statistical(
    `${name}: ${quantity} of networks against theory at t = ${times[worst]}, the worst of ${times.length}`,
    {
      measured: measured[worst]!,
      standardError: errorAt(worst),
      expected: expected[worst]!,
      effect: expected[worst]!,
    },
  );
}

/** C12: a bounded non-linearity beyond all weights changes nothing. */
export const truncated: Claim = {
  id: 'C12',
  statement:
    'The rigorous version holds for networks whose non-linearity is bounded; a bound that no weight reaches changes nothing.',
  origin: 'abstract',
  evidence: 'closed form',
  *check(_effort, seed) {
    const alpha = 0.05;
    const values = parseParameters(parameters, {
      sampleRatio: 0.5,
      labelNoiseVariance: 0.09,
      initialScale: alpha,
      teacher: sparseTeacher(0.2),
      inputDimension: 1000,
      finalTime: 100,
    });
    const request = { quality: 'interactive' as const, seed, quantities: ['weightHistogram'] };
    const run = yield* gradientFlow.run(values, request);
    const bins = numbers(run, 'weight');
    const counts = numbers(run, 'weightHistogram');
    const edge = bins.length - 1;
    let beyond = 0;
    for (let at = 0; at < counts.length; at += bins.length) beyond = Math.max(beyond, counts[at]! + counts[at + edge]!);
    const bound = 0.5 * asinh(bins[edge]! / (alpha * alpha));
    return {
      checks: [
        {
          ...atMost(
            `largest share of weights over the run that reach |w| = ${bins[edge]!.toPrecision(3)}, where a bound |h| ≤ ${bound.toPrecision(3)} would act`,
            beyond,
            0.02,
          ),
          note: 'The theorem itself is not computed: this shows that a bound of this size is hardly ever felt.',
        },
      ],
      exhibits: [
        exhibit({ title: 'Weights at the end', x: 'weight', y: 'share', yScale: 'log' }, 'Few weights are large.', [
          { label: 'one network', role: 'simulation', x: bins, y: counts.slice(-bins.length) },
        ]),
      ],
    };
  },
};
