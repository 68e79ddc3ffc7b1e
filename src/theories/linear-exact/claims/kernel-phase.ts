import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  statistical,
  within,
} from '../../../contract/index.js';
import { log } from '../../../numerics/math/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { bootstrap, median, powerLawFit } from '../../../numerics/statistics/index.js';
import { modesOf } from '../modes.js';
import { parameters } from '../parameters.js';
import { resolve } from '../setting.js';
import { reducedMap } from '../simulators/reduced-map.js';
import { drawOverlaps } from '../start.js';
import { drawCase, trainToEnd } from './drawn-case.js';
import { curveExhibit } from './exhibits.js';

/** C8: in the kernel phase none of the mechanisms is at work. */
export const kernelPhase: Claim = {
  id: 'C8',
  statement: 'None of the three mechanisms is present in the kernel regime.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

/** From a thousand on: below, the fluctuation of the norms bends the power law by more than the statistics resolve. */
const widths = [1000, 3000, 10_000, 30_000, 100_000];

const parametrisations = [
  { name: 'ntk', rate: 0.01, exponent: -1 },
  { name: 'standard', rate: 0.02, exponent: -2 },
] as const;

/** Changes of one trained network. */
interface Change {
  kernel: number;
  angle: number;
  norms: number;
}

function* check(effort: Effort, seed: number): Job<Finding> {
  const starts = effort === 'quick' ? 300 : 2000;
  const checks: Check[] = [];
  const curves: { name: string; medians: number[] }[] = [];
  for (const { name, rate, exponent } of parametrisations) {
    const medians: number[] = [];
    const errors: number[] = [];
    for (const width of widths) {
      const changes: Change[] = [];
      // Other replicas at every width, so that the medians are independent.
      const first = widths.indexOf(width) * starts;
      for (let from = first; from < first + starts; from += 100) {
        changes.push(...trained({ parametrisation: name, width, rate }, seed, { from, to: from + 100 }));
        yield { done: from - first, total: starts, note: `${name}, width ${width}` };
      }
      const logs = changes.map(({ kernel }) => log(kernel));
      medians.push(median(changes.map(({ kernel }) => kernel)));
      errors.push(
        bootstrap(logs, median, { stream: randomStream(seed, name, width), resamples: 400, method: 'percentile' })
          .standardError,
      );
      if (width === widths.at(-1)) checks.push(...stillness(name, changes));
    }
    const fit = powerLawFit(widths, medians, { logErrors: errors });
    checks.push(
      statistical(`width exponent of |Θ∞/Θ0 − 1| in gradient descent, ${name}`, {
        measured: fit.exponent.estimate,
        standardError: fit.exponent.standardError,
        expected: exponent,
        effect: exponent,
      }),
    );
    curves.push({ name, medians });
  }
  checks.push(...(yield* oneLayerRotates()));
  return { checks, exhibits: [exhibitOf(curves)] };
}

/** Final changes of many random networks trained by gradient descent (exact map of the modes, a thousand steps of 0.02/Θ). */
function trained(
  { parametrisation, width, rate }: { parametrisation: string; width: number; rate: number },
  seed: number,
  range: { from: number; to: number },
): Change[] {
  const given = parameters.parse({
    parametrisation,
    width,
    readoutInitialScale: 1,
    hiddenInitialScale: 1,
    readoutLearningRate: rate,
    hiddenLearningRate: rate,
  });
  const setting = resolve(given);
  const columns = drawOverlaps(given, seed, range);
  return Array.from(columns.layerArea, (layerArea, k) => {
    const [readoutSquaredNorm, hiddenSquaredNorm] = [columns.readoutSquaredNorm[k]!, columns.hiddenSquaredNorm[k]!];
    const start = { readoutSquaredNorm, hiddenSquaredNorm, layerProduct: columns.layerProduct[k]!, layerArea };
    const map = reducedMap(modesOf(start, setting), setting);
    const state = map.begin();
    const before = map.reduced(state);
    map.advance(state, 1000);
    const after = map.reduced(state);
    const kernel = (x: typeof after) => x.growingModeEnergy + x.decayingModeEnergy;
    const norms = (x: typeof after) => Math.sqrt(x.readoutSquaredNorm) * Math.sqrt(x.hiddenSquaredNorm);
    return {
      kernel: Math.abs(kernel(after) - kernel(before)) / kernel(before),
      angle: Math.abs(after.layerProduct / norms(after) - before.layerProduct / norms(before)),
      norms: Math.abs(log(norms(after) / norms(before))),
    };
  });
}

function stillness(name: string, changes: Change[]): Check[] {
  const middle = (of: (change: Change) => number) => median(changes.map(of));
  return [
    atMost(
      `median change of cos ζ at width 1e5, ${name}`,
      middle(({ angle }) => angle),
      0.1,
    ),
    atMost(
      `median change of ln |u||w| at width 1e5, ${name}`,
      middle(({ norms }) => norms),
      0.1,
    ),
  ];
}

/** The caveat: a start so unequal that one layer turns fully while the kernel stands still. */
function* oneLayerRotates(): Job<Check[]> {
  const seen = yield* trainToEnd(
    drawCase({
      width: 100,
      readoutInitialScale: 1e-3,
      hiddenInitialScale: 1,
      readoutLearningRate: 0.01,
      hiddenLearningRate: 0.01,
      initialisation: { kind: 'quasirandom' },
    }),
  );
  const [first, last] = [seen[0]!, seen.at(-1)!];
  return [
    within('one layer rotates: |cos ζ| at the start', Math.abs(first.cosAngle), 0.04, { abs: 5e-4 }),
    within('one layer rotates: |cos ζ| at the end', Math.abs(last.cosAngle), 0.9951, { abs: 5e-5 }),
    within('one layer rotates: growth of |u||w|', last.norms / first.norms, 10.1, { abs: 0.05 }),
    within('one layer rotates: growth of the kernel', last.kernelEigenvalue / first.kernelEigenvalue, 1.000198, {
      abs: 5e-7,
    }),
  ];
}

function exhibitOf(curves: { name: string; medians: number[] }[]) {
  return curveExhibit({
    title: 'Change of the kernel against width',
    x: 'width',
    y: 'kernelChange',
    xScale: 'log',
    yScale: 'log',
    description:
      'In the kernel phase the relative change of the kernel falls as 1/width (tangent-kernel parametrisation) and 1/width² (Kaiming).',
    layers: curves.map(({ name, medians }) => ({
      label: name,
      role: 'simulation',
      x: Float64Array.from(widths),
      y: Float64Array.from(medians),
    })),
  });
}
