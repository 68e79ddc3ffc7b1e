import type { Claim, Effort, Finding, Job, UserData } from '../../../contract/index.js';
import { pow } from '../../../numerics/math/index.js';
import { allBelow, mean, widthExhibit, widthLaw } from './digits/judge.js';
import { overWidths } from './digits/over-widths.js';
import { digitsTask } from './digits/task.js';

/** L14: a learning rate that falls with width makes the deviation fall faster. */
export const rateScaling: Claim = {
  id: 'L14',
  statement:
    'With learning rates proportional to n^a and a fixed number of steps, the squared deviation on test data falls with width the faster the more negative a is.',
  origin: 'abstract',
  evidence: 'independent simulation',
  sets: ['digits'],
  check,
};

const exponents = [0, -0.25, -0.5, -0.75, -1];
const narrowest = 32;

function* check(effort: Effort, seed: number, { digits }: Record<string, UserData>): Job<Finding> {
  const quick = effort === 'quick';
  const widths = quick ? [32, 64, 128] : [32, 64, 128, 256, 512];
  const seeds = (quick ? [0, 1] : [0, 1, 2]).map((k) => 3 * seed + k);
  const task = quick ? digitsTask(digits!, 300, 100) : digitsTask(digits!, 1000, 797);
  const run = { activation: 'erf', hiddenLayers: 2, batchSize: 50, looks: [quick ? 30 : 100] } as const;
  const curves: { label: string; widths: number[]; values: number[] }[] = [];
  const slopes: number[] = [];
  for (const a of exponents) {
    const learningRate = (width: number) => 0.009 * pow(width / narrowest, a);
    const gaps = yield* overWidths(task, { ...run, looks: [...run.looks], widths, seeds, learningRate });
    const squares = gaps.map((runs) => runs.map((run) => run[0]!.deviation * run[0]!.deviation));
    slopes.push(widthLaw(widths, squares).exponent.estimate);
    curves.push({ label: `a = ${a}`, widths, values: squares.map(mean) });
  }
  const listed = slopes.map((slope) => slope.toFixed(2)).join(', ');
  return {
    checks: [
      {
        ...allBelow(
          'width exponent of the squared deviation minus that at the next larger a, largest',
          differences(slopes),
          0,
        ),
        note: `exponents ${listed} for a = ${exponents.join(', ')}; with other data and widths the paper's experiment goes from about −1.1 to −2.7`,
      },
    ],
    exhibits: [
      widthExhibit(
        {
          title: 'Squared deviation against width for learning rates proportional to n^a',
          y: 'squaredTestDeviation',
          description: 'Lines fall the steeper the faster the learning rate falls with width.',
        },
        curves,
      ),
    ],
  };
}

function differences(values: number[]): number[] {
  return values.slice(1).map((value, i) => value - values[i]!);
}
