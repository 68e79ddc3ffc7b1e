import { type Check, type Claim, numbers, within } from '../../../contract/index.js';
import { log } from '../../../numerics/math/index.js';
import { exhibit, limitAt, sparseTeacher, theoryRun } from './theory-run.js';

/** C8: the loss converges exponentially at the rate of the smallest Hessian eigenvalue. */
export const rate: Claim = {
  id: 'C8',
  statement: 'The training error converges exponentially with a rate that depends on the start.',
  origin: 'abstract',
  evidence: 'closed form',
  *check(effort, seed) {
    const checks: Check[] = [];
    const layers: Parameters<typeof exhibit>[2] = [];
    for (const alpha of effort === 'quick' ? [1] : [1, 0.3]) {
      const sparse = sparseTeacher(0.2);
      const { smallestHessianEigenvalue: mu } = yield* limitAt({
        sampleRatio: 0.5,
        noise: 0.09,
        alpha,
        teacher: sparse,
        rate: true,
      });
      const run = yield* theoryRun(
        { sampleRatio: 0.5, labelNoiseVariance: 0.09, initialScale: alpha, teacher: sparse, finalTime: 8 / mu },
        {
          tolerance: effort === 'quick' ? 0.005 : 0.003,
          seed,
          quantities: ['trainMse'],
          at: { t: Float64Array.of(4 / mu, 8 / mu) },
        },
      );
      const [early, late] = numbers(run, 'trainMse');
      const measured = (log(early! / late!) - 1.5 * log(8 / 4)) / (2 * (4 / mu));
      checks.push(
        within(`α = ${alpha}: late rate of the training error, t^(-3/2) taken out, against μ_min`, measured, mu, {
          rel: 0.06,
        }),
      );
      layers.push({ label: `α = ${alpha}`, role: 'theory', x: numbers(run, 't'), y: numbers(run, 'trainMse') });
    }
    const view = { title: 'Training error at late times', x: 't', y: 'trainMse', yScale: 'log' as const };
    return { checks, exhibits: [exhibit(view, 'Straight lines on a logarithmic scale.', layers)] };
  },
};
