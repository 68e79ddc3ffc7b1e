import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  numbers,
  within,
} from '../../../contract/index.js';
import { exhibit, limitAt, sparseTeacher, theoryRun } from './theory-run.js';

const teacher = sparseTeacher(0.1);
const errors = ['testMse', 'trainMse'];

/** C6: from the smallest ℓ2 norm to the smallest ℓ1 norm. */
export const interpolators: Claim = {
  id: 'C6',
  statement:
    'The limit of the flow interpolates between the minimum-ℓ2-norm (large start) and the minimum-ℓ1-norm (small start) interpolators.',
  origin: 'abstract',
  evidence: 'closed form',
  *check(effort, seed) {
    const at = { sampleRatio: 0.5, noise: 0, teacher };
    const large = yield* limitAt({ ...at, alpha: 10 });
    const small = yield* limitAt({ ...at, alpha: 0.01 });
    const checks = [
      within('test error of a large start against (1−δ)q', large.testMse, 0.05, { rel: 0.01 }),
      atMost('test error of a small start (ℓ1 recovers the teacher)', small.testMse, 1.5e-4),
      ...(yield* endsAtLimit(effort, seed)),
    ];
    const alphas = [10, 3, 1, 0.5, 0.3, 0.2, 0.1, 0.03];
    const y: number[] = [];
    for (const alpha of alphas) y.push((yield* limitAt({ ...at, alpha })).testMse);
    const view = { title: 'Test error at infinite time', x: 'initialScale', y: 'testMse', xScale: 'log' as const };
    const layers = [
      { label: 'state evolution', role: 'theory' as const, x: Float64Array.from(alphas), y: Float64Array.from(y) },
    ];
    return {
      checks,
      exhibits: [exhibit(view, 'The error falls from the ℓ2 to the ℓ1 interpolator.', layers)],
    } satisfies Finding;
  },
};

/** The end of the dynamics against state evolution. */
function* endsAtLimit(effort: Effort, seed: number): Job<Check[]> {
  const checks: Check[] = [];
  for (const [alpha, finalTime] of effort === 'quick'
    ? [[0.3, 60]]
    : [
        [1, 20],
        [0.3, 100],
        [0.05, 600],
      ]) {
    const run = yield* theoryRun(
      { sampleRatio: 0.5, labelNoiseVariance: 0.09, initialScale: alpha!, teacher, finalTime: finalTime! },
      { tolerance: effort === 'quick' ? 0.01 : 0.005, seed, quantities: errors },
    );
    const limit = yield* limitAt({ sampleRatio: 0.5, noise: 0.09, alpha: alpha!, teacher });
    checks.push(
      within(
        `α = ${alpha}: end of the dynamics against state evolution`,
        numbers(run, 'testMse').at(-1)!,
        limit.testMse,
        { rel: 0.02 },
      ),
    );
  }
  return checks;
}
