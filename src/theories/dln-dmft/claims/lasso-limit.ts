import { type Check, type Claim, type Finding, numbers, seriesOf, within } from '../../../contract/index.js';
import { exhibit, limitAt, sparseTeacher, theoryRun } from './theory-run.js';

const teacher = sparseTeacher(0.1);

/** C10: weight decay ends at the LASSO. */
export const lassoLimit: Claim = {
  id: 'C10',
  statement: 'With weight decay the limit is the LASSO with penalty λ, whatever the start.',
  origin: 'ours',
  evidence: 'closed form',
  *check(effort, seed) {
    const cases = [
      {
        sampleRatio: 1.2,
        noise: 0.04,
        alpha: 0.3,
        decay: 0.05,
        teacher: [{ weight: 1, kind: 'gaussian' as const, standardDeviation: 1 }],
        tolerance: 0.008,
        end: 20,
      },
      // Weights at the edge of the LASSO's support decide late: the test error is 1 % below its limit at λt = 20, 0.2 % at 80.
      { sampleRatio: 0.6, noise: 0.01, alpha: 2, decay: 0.01, teacher, tolerance: 0.002, end: 80 },
    ];
    const checks: Check[] = [];
    const exhibits: Finding['exhibits'] = [];
    for (const { tolerance, end, ...one } of effort === 'quick' ? cases.slice(0, 1) : cases) {
      const given = {
        sampleRatio: one.sampleRatio,
        labelNoiseVariance: one.noise,
        initialScale: one.alpha,
        weightDecay: one.decay,
        teacher: one.teacher,
        finalTime: end / one.decay,
      };
      const run = yield* theoryRun(given, { tolerance, seed, quantities: ['testMse', 'trainMse'] });
      const limit = yield* limitAt(one);
      checks.push(
        within(
          `δ = ${one.sampleRatio}: test error at λt = ${end} against the LASSO`,
          numbers(run, 'testMse').at(-1)!,
          limit.testMse,
          { rel: 0.01 },
        ),
        within(`δ = ${one.sampleRatio}: training error`, numbers(run, 'trainMse').at(-1)!, limit.trainMse, {
          rel: 0.03,
        }),
      );
      const layers = [
        {
          label: 'theory',
          role: 'theory' as const,
          x: numbers(run, 't'),
          y: seriesOf(run, 'testMse').values as Float64Array,
        },
      ];
      exhibits.push(
        exhibit({ title: 'Test error', x: 't', y: 'testMse', xScale: 'log' }, 'The flow settles at the LASSO.', layers),
      );
    }
    return { checks, exhibits };
  },
};
