import type { Check, Claim, Effort, Finding, Job, UserData } from '../../../contract/index.js';
import type { PowerLawFit } from '../../../numerics/statistics/index.js';
import { allBelow, mean, widthExhibit, widthLaw } from './digits/judge.js';
import { overWidths } from './digits/over-widths.js';
import type { Gap } from './digits/same-batches.js';
import { digitsTask } from './digits/task.js';

/** L13: linearity lasts for a limited time. */
export const limitedTime: Claim = {
  id: 'L13',
  statement:
    'Linearity lasts for a limited time, longer for wider networks: on digits the deviation grows along SGD, and its decay with width weakens with time.',
  origin: 'abstract',
  evidence: 'independent simulation',
  sets: ['digits'],
  check,
};

/** Sizes of the study: those of the full effort are the digits experiment of the literature's set-up. */
interface Study {
  looks: number[];
  widths: Record<'erf' | 'relu', number[]>;
  seeds: number;
  rows: [train: number, test: number];
  batchSize: number;
}

const quickStudy: Study = {
  looks: [12, 50, 200],
  widths: { erf: [32, 64, 128, 256], relu: [] },
  seeds: 3,
  rows: [300, 100],
  batchSize: 50,
};

const fullStudy: Study = {
  looks: [12, 50, 200, 400, 800, 1600],
  widths: { erf: [64, 256, 512, 1024, 2048], relu: [128, 256, 512, 1024] },
  seeds: 3,
  rows: [1000, 797],
  batchSize: 100,
};

function* check(effort: Effort, seed: number, { digits }: Record<string, UserData>): Job<Finding> {
  const study = effort === 'quick' ? quickStudy : fullStudy;
  const found: Finding = { checks: [], exhibits: [] };
  for (const activation of ['erf', 'relu'] as const) {
    if (study.widths[activation].length === 0) continue;
    const { checks, exhibits } = yield* studied(activation, study, seed, digits!);
    found.checks.push(...checks);
    found.exhibits.push(...exhibits);
  }
  return found;
}

function* studied(activation: 'erf' | 'relu', study: Study, seed: number, digits: UserData): Job<Finding> {
  const { looks, batchSize, rows } = study;
  const widths = study.widths[activation];
  const seeds = Array.from({ length: study.seeds }, (_, k) => 4 * seed + k);
  const run = { activation, hiddenLayers: 1, batchSize, learningRate: () => 0.009 } as const;
  const gaps = yield* overWidths(digitsTask(digits, ...rows), { ...run, looks, widths, seeds });
  const at = (look: number) => gaps.map((runs) => runs.map((each) => each[look]!.deviation));
  const relative = gaps.map((runs) => mean(runs.map((each) => each.at(-1)!.relative)));
  const laws = looks.map((_, i) => widthLaw(widths, at(i)));
  const growth = looks.slice(1).flatMap((_, i) => widths.map((_, w) => mean(at(i)[w]!) / mean(at(i + 1)[w]!)));
  const falls = relative.slice(1).map((value, w) => value / relative[w]!);
  return {
    checks: [
      allBelow(`${activation}: deviation over that at the next time, largest over widths`, growth, 1),
      allBelow(`${activation}: relative deviation at the end over that of the next smaller width, largest`, falls, 1),
      {
        ...weakening(
          activation,
          looks,
          laws.map(({ exponent }) => exponent.estimate),
        ),
        note: `${exponentsNote(looks, laws)}; ${accuracies(widths, gaps)}`,
      },
    ],
    exhibits: [
      widthExhibit(
        {
          title: `Deviation from the linear model against width, as SGD on digits goes on: ${activation}`,
          y: 'testLinearDeviation',
          description: `The curves rise with time and become flatter: narrow networks fit the data in both models. ${accuracies(widths, gaps)}`,
        },
        looks.map((step, i) => ({ label: `${step} steps`, widths, values: at(i).map(mean) })),
      ),
    ],
  };
}

function exponentsNote(looks: number[], laws: PowerLawFit[]): string {
  return `exponents ${laws.map(({ exponent }) => exponent.estimate.toFixed(2)).join(', ')} after ${looks.join(', ')} steps`;
}

/** What the test rows say of both models at the end. */
function accuracies(widths: number[], gaps: Gap[][][]): string {
  const of = (w: number, name: 'accuracy' | 'linearAccuracy') =>
    mean(gaps[w]!.map((runs) => runs.at(-1)![name])).toFixed(3);
  const list = widths.map((width, w) => `${width}: ${of(w, 'accuracy')} / ${of(w, 'linearAccuracy')}`);
  return `Test accuracy at the end, full / linear(θ₀), by width: ${list.join(', ')}.`;
}

function weakening(activation: string, looks: number[], exponents: number[]): Check {
  return {
    what: `${activation}: width exponent after ${looks.at(-1)} steps minus that after ${looks[0]}`,
    measured: exponents.at(-1)! - exponents[0]!,
    expected: 'above 0',
    verdict: exponents.at(-1)! > exponents[0]! ? 'pass' : 'fail',
  };
}
