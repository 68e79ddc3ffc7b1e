import type { Check, Claim, Effort, Finding, Job, UserData } from '../../../contract/index.js';
import { allBelow, mean, widthExhibit, widthLaw } from './digits/judge.js';
import { overWidths } from './digits/over-widths.js';
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

function* check(effort: Effort, seed: number, { digits }: Record<string, UserData>): Job<Finding> {
  const quick = effort === 'quick';
  const looks = quick ? [12, 50, 200] : [12, 50, 200, 400, 800];
  const widths = quick ? [32, 64, 128, 256] : [64, 128, 256, 512, 1024];
  const seeds = (quick ? [0, 1, 2] : [0, 1, 2, 3]).map((k) => 4 * seed + k);
  const task = quick ? digitsTask(digits!, 300, 100) : digitsTask(digits!, 1000, 500);
  const run = { activation: 'erf', hiddenLayers: 1, batchSize: 50, learningRate: () => 0.009 } as const;
  const gaps = yield* overWidths(task, { ...run, looks, widths, seeds });
  const at = (look: number) => gaps.map((runs) => runs.map((run) => run[look]!.deviation));
  const relative = gaps.map((runs) => mean(runs.map((run) => run.at(-1)!.relative)));
  const laws = looks.map((_, i) => widthLaw(widths, at(i)));
  const growth = looks.slice(1).flatMap((_, i) => widths.map((_, w) => mean(at(i)[w]!) / mean(at(i + 1)[w]!)));
  return {
    checks: [
      allBelow('deviation over that at the next time, largest over widths', growth, 1),
      allBelow(
        'relative deviation at the end over that of half the width, largest',
        relative.slice(1).map((value, w) => value / relative[w]!),
        1,
      ),
      weakening(
        looks,
        laws.map(({ exponent }) => exponent.estimate),
      ),
    ],
    exhibits: [
      widthExhibit(
        {
          title: 'Deviation from the linear model against width, as SGD on digits goes on',
          y: 'testLinearDeviation',
          description: 'The curves rise with time and become flatter: narrow networks fit the data in both models.',
        },
        looks.map((step, i) => ({ label: `${step} steps`, widths, values: at(i).map(mean) })),
      ),
    ],
  };
}

function weakening(looks: number[], exponents: number[]): Check {
  return {
    what: `width exponent after ${looks.at(-1)} steps minus that after ${looks[0]}`,
    measured: exponents.at(-1)! - exponents[0]!,
    expected: 'above 0',
    verdict: exponents.at(-1)! > exponents[0]! ? 'pass' : 'fail',
    note: `exponents ${exponents.map((p) => p.toFixed(2)).join(', ')} after ${looks.join(', ')} steps`,
  };
}
