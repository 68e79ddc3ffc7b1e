import { type Check, type Claim, numbers, within } from '../../../contract/index.js';
import { populationWeight, staircaseTime } from '../fixed-points/population.js';
import { exhibit, theoryRun } from './theory-run.js';

const values = [0.5, 1, 2];

/** C4: coordinates are learnt one magnitude after another. */
export const incremental: Claim = {
  id: 'C4',
  statement: 'Incremental learning: coordinates are learnt one magnitude after another.',
  origin: 'abstract',
  evidence: 'closed form',
  *check(effort, seed) {
    const teacher = [
      { weight: 0.7, kind: 'atom', value: 0 },
      ...values.map((value) => ({ weight: 0.1, kind: 'atom', value })),
    ];
    const run = yield* theoryRun(
      { sampleRatio: 100, labelNoiseVariance: 0.01, initialScale: 1e-4, teacher, finalTime: 40 },
      { tolerance: effort === 'quick' ? 0.01 : 0.004, seed, quantities: ['classMeans'] },
    );
    const t = numbers(run, 't');
    const means = numbers(run, 'classMeans');
    const curve = (c: number) => t.map((_, k) => means[4 * k + c + 1]!);
    const checks: Check[] = values.map((a, c) =>
      within(
        `half-rise of weights with teacher ${a} against log(2a/α²)/(2a)`,
        halfRise(t, curve(c), a),
        staircaseTime(a, 1e-4),
        { rel: 0.02 },
      ),
    );
    const view = { title: 'Mean weight by magnitude of the teacher', x: 't', y: 'weight' };
    const layers = values.flatMap((a, c) => [
      {
        label: `teacher ${a}, closed form`,
        role: 'guide' as const,
        x: t,
        y: t.map((time) => populationWeight(a, 1e-4, time)),
      },
      { label: `teacher ${a}`, role: 'theory' as const, x: t, y: curve(c) },
    ]);
    return { checks, exhibits: [exhibit(view, 'Large weights rise first, each in one sharp step.', layers)] };
  },
};

function halfRise(t: Float64Array, w: Float64Array, a: number): number {
  const k = w.findIndex((value) => value > a / 2);
  const share = (a / 2 - w[k - 1]!) / (w[k]! - w[k - 1]!);
  return t[k - 1]! + share * (t[k]! - t[k - 1]!);
}
