import { atMost, type Claim, numbers } from '../../../contract/index.js';
import { log } from '../../../numerics/math/index.js';
import { exhibit, limitAt, sparseTeacher, theoryRun } from './theory-run.js';

const teacher = sparseTeacher(0.1);

/** C13: the running mean follows the LASSO path. */
export const lassoPath: Claim = {
  id: 'C13',
  statement: 'For small starts the running mean of the weights follows the LASSO path with penalty log(1/α)/t.',
  origin: 'literature',
  evidence: 'closed form',
  *check(effort, seed) {
    const scaled = [2, 4, 8, 16];
    const gaps: number[] = [];
    const layers: Parameters<typeof exhibit>[2] = [];
    const path: number[] = [];
    for (const s of scaled)
      path.push((yield* limitAt({ sampleRatio: 0.5, noise: 0.01, alpha: 1, decay: 1 / s, teacher })).testMse);
    for (const alpha of effort === 'quick' ? [1e-2, 1e-8] : [1e-2, 1e-4, 1e-8]) {
      const length = -log(alpha);
      const run = yield* theoryRun(
        { sampleRatio: 0.5, labelNoiseVariance: 0.01, initialScale: alpha, teacher, finalTime: 16 * length },
        {
          tolerance: effort === 'quick' ? 0.015 : 0.006,
          seed,
          quantities: ['runningMeanTestMse'],
          at: { t: Float64Array.from(scaled, (s) => s * length) },
        },
      );
      const found = numbers(run, 'runningMeanTestMse');
      gaps.push(Math.max(...path.map((value, k) => Math.abs(found[k]! / value - 1))));
      layers.push({ label: `running mean, α = ${alpha}`, role: 'theory', x: Float64Array.from(scaled), y: found });
    }
    layers.push({ label: 'LASSO', role: 'guide', x: Float64Array.from(scaled), y: Float64Array.from(path) });
    return {
      checks: [
        atMost('largest relative gap to the LASSO path, α = 1e-8', gaps.at(-1)!, 0.1),
        atMost('the same over that of α = 1e-2', gaps.at(-1)! / gaps[0]!, 0.8),
      ],
      exhibits: [
        exhibit(
          { title: 'Running mean and LASSO path', x: 'scaledTime', y: 'testMse', xScale: 'log' },
          'The running mean approaches the LASSO as the start shrinks.',
          layers,
        ),
      ],
    };
  },
};
