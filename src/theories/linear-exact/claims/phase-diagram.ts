import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  sameLabel,
  statistical,
} from '../../../contract/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { bootstrap, median } from '../../../numerics/statistics/index.js';
import { constantsOf } from '../constants.js';
import { scalingLaws } from '../exponents.js';
import { parameters } from '../parameters.js';
import type { Parametrisation } from '../parametrisation.js';
import { resolve } from '../setting.js';
import { descendProjected } from '../simulators/projected-step.js';
import { fromWeights } from '../simulators/reduced.js';
import { solve } from '../solution.js';
import { drawOverlaps } from '../start.js';
import { drawCase } from './drawn-case.js';
import { curveExhibit } from './exhibits.js';
import { drawn, measuredTrend, randomScaling } from './measured-trend.js';

/** C4: the phase is decided by exponents of width, rates, output scale and initial scales. */
export const phaseDiagram: Claim = {
  id: 'C4',
  statement:
    'A phase diagram in width, layer-wise rates, output scale and initialisation scales separates kernel and feature learning.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

const rows: { name: Parametrisation; ratio: number }[] = [
  { name: 'ntk', ratio: 1.0003 },
  { name: 'standard', ratio: 1 },
  { name: 'xavier', ratio: 1.413 },
  { name: 'mean-field', ratio: 1.415 },
  { name: 'mup', ratio: 1.411 },
  { name: 'mup-rates', ratio: 1.413 },
  { name: 'kaiming-mixed', ratio: 1.0003 },
  { name: 'tiny-readout', ratio: 1 },
  { name: 'small', ratio: 997.5 },
];

function* check(effort: Effort, seed: number): Job<Finding> {
  let agreed = 0;
  const sets = 300;
  for (let k = 0; k < sets; k++) {
    const scaling = randomScaling(randomStream(seed, 'phase-diagram', k));
    const law = scalingLaws(scaling);
    const trend = measuredTrend(scaling, seed);
    if (trend === [law.phase, law.alignment, law.speed, law.initialOutput].join()) agreed++;
    if (k % 8 === 0) yield { done: k, total: sets };
  }
  const widths = effort === 'quick' ? [10, 1000] : [10, 1000, 100_000];
  let worst = 0;
  const curves: { name: string; ratios: number[] }[] = [];
  for (const { name } of rows) {
    const ratios: number[] = [];
    for (const width of widths) {
      const { trained, theory } = yield* trainedRatio(name, width, seed);
      ratios.push(trained);
      worst = Math.max(worst, Math.abs(trained / theory - 1));
    }
    curves.push({ name, ratios });
  }
  return {
    checks: [
      sameLabel(
        `phase, angle, speed and initial output: rule against trend from width 1e4 to 1e7`,
        `${agreed}/${sets}`,
        `${sets}/${sets}`,
      ),
      atMost(
        `kernel growth of trained networks up to width ${widths.at(-1)} against the closed form, relative`,
        worst,
        1.2e-3,
      ),
      ...rows.map(({ name, ratio }) => medianRatio(name, ratio, seed)),
    ],
    exhibits: [exhibitOf(widths, curves)],
  };
}

const unit = {
  outputScale: 1,
  readoutInitialScale: 1,
  hiddenInitialScale: 1,
  readoutLearningRate: 1,
  hiddenLearningRate: 1,
};

/** Kernel growth of one network: all projected weights trained by gradient descent with 2D = 0.005, and the closed form. */
function* trainedRatio(name: Parametrisation, width: number, seed: number): Job<{ trained: number; theory: number }> {
  const natural = drawCase({ ...unit, parametrisation: name, width }, seed);
  const theory = constantsOf(solve(natural.start, natural.setting));
  const factor = 0.005 / theory.asymptoticRate;
  const setting = resolve({ ...natural.given, readoutLearningRate: factor, hiddenLearningRate: factor });
  const state = new Float64Array(4 * width);
  state.set(natural.start.readoutWeights);
  state.set(natural.start.hiddenWeights, width);
  const kernel = () => {
    const { readoutSquaredNorm, hiddenSquaredNorm } = fromWeights(
      state.subarray(0, width),
      state.subarray(width, 2 * width),
      setting,
    );
    return setting.readoutRate * hiddenSquaredNorm + setting.hiddenRate * readoutSquaredNorm;
  };
  const before = kernel();
  const steps = Math.ceil(theory.halfLife / factor + 15 / 0.005);
  const slice = Math.max(1, Math.floor(3e6 / width));
  for (let done = 0; done < steps; done += slice) {
    descendProjected(state, width, setting, Math.min(slice, steps - done));
    yield { done, total: steps, note: name };
  }
  return { trained: kernel() / before, theory: theory.kernelRatio };
}

/** Median growth at width 1000 over 300 random starts against the prototype's from as many starts of its own. */
function medianRatio(name: Parametrisation, expected: number, seed: number): Check {
  const given = parameters.parse({ ...unit, parametrisation: name, width: 1000 });
  const setting = resolve(given);
  const starts = drawn(drawOverlaps(given, seed, { from: 0, to: 300 }));
  const ratios = starts.map((start) => constantsOf(solve(start, setting)).kernelRatio);
  const measured = median(ratios);
  const what = `median kernel growth at width 1000, ${name}`;
  if (Math.abs(expected - 1) < 0.1)
    return sameLabel(what, Math.abs(measured - 1) < 0.1 ? 'kernel' : 'feature', 'kernel');
  const stream = randomStream(seed, 'phase-diagram', name);
  const own = bootstrap(ratios, median, { stream, resamples: 400, method: 'percentile' }).standardError;
  return statistical(what, { measured, standardError: Math.SQRT2 * own, expected, effect: expected - 1 });
}

function exhibitOf(widths: number[], curves: { name: string; ratios: number[] }[]) {
  return curveExhibit({
    title: 'Kernel growth against width',
    x: 'width',
    y: 'kernelRatio',
    xScale: 'log',
    yScale: 'log',
    description:
      'Trained networks: on the critical line the kernel grows by the same factor at every width, in the kernel phase not at all, with small starts in proportion to width.',
    layers: curves.map(({ name, ratios }) => ({
      label: name,
      role: 'simulation',
      x: Float64Array.from(widths),
      y: Float64Array.from(ratios),
    })),
  });
}
