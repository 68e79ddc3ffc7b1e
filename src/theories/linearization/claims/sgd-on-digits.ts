import type { Claim, Effort, Finding, Job, UserData } from '../../../contract/index.js';
import { boundedDescent } from './digits/bounded-descent.js';
import { allBelow, mean, steeperThan, widthExhibit, widthLaw } from './digits/judge.js';
import { overWidths } from './digits/over-widths.js';
import { digitsTask } from './digits/task.js';

/** L12: linearisation along mini-batch descent. */
export const sgdOnDigits: Claim = {
  id: 'L12',
  statement:
    'Mini-batch SGD keeps to the linearised model on the same batches: the deviation is within the bound along the run, and falls with width at least as fast as its n^(−1/2).',
  origin: 'abstract',
  evidence: 'independent simulation',
  sets: ['digits'],
  check,
};

const looks = [12, 50];

function* check(effort: Effort, seed: number, { digits }: Record<string, UserData>): Job<Finding> {
  const quick = effort === 'quick';
  const widths = quick ? [64, 128, 256, 512] : [64, 128, 256, 512, 1024, 2048];
  const seeds = quick ? [2 * seed, 2 * seed + 1] : [0, 1, 2, 3].map((k) => 4 * seed + k);
  const task = quick ? digitsTask(digits!, 300, 100) : digitsTask(digits!, 1000, 797);
  const run = { activation: 'erf', hiddenLayers: 1, batchSize: 50, looks, learningRate: () => 0.009 } as const;
  const gaps = yield* overWidths(task, { ...run, looks, widths, seeds });
  const at = (look: number) => gaps.map((runs) => runs.map((run) => run[look]!.deviation));
  const ratios: number[] = [];
  for (const width of quick ? [64, 256] : [32, 64, 256, 1024]) {
    for (const k of seeds) ratios.push(...boundedDescent(digits!, width, k));
    yield { done: ratios.length };
  }
  return {
    checks: [
      allBelow('deviation over the bound of SGD on the same run, largest', ratios, 1),
      ...looks.map((step, i) =>
        steeperThan(`width exponent of the deviation after ${step} steps`, widthLaw(widths, at(i)), -0.5),
      ),
    ],
    exhibits: [
      widthExhibit(
        {
          title: 'SGD on digits: real training against its linearisation, same batches',
          y: 'testLinearDeviation',
          description: 'The deviation on test rows falls with width after any number of steps.',
        },
        looks.map((step, i) => ({ label: `${step} steps`, widths, values: at(i).map(mean) })),
      ),
    ],
  };
}
