import type { Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { exponentBetween, exponentCheck, exponentOf, widthPicture } from './judge.js';
import { overWidths } from './over-widths.js';

/** L5: smooth networks deviate at rate 1/n. */
export const deviationRate: Claim = {
  id: 'L5',
  statement:
    'The actual deviation of smooth networks from their linearisation falls as 1/n, faster than the bound 1/√n.',
  origin: 'ours',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const study = {
    widths: quick ? [64, 128, 256, 512] : [128, 256, 512, 1024, 2048],
    nets: quick ? 12 : 64,
    seed,
    shares: [0.3, 1],
  };
  const curves = [];
  const checks = [];
  for (const activation of ['erf', 'tanh', 'gelu']) {
    const at = yield* overWidths({ ...study, parameters: { activation, centredTargets: true } });
    const samples = at(1, (m) => m.deviation);
    checks.push(exponentCheck(`${activation}: exponent of the deviation at mean time 1`, exponentOf(samples), -1));
    curves.push({ label: activation, samples });
  }
  const mup = yield* overWidths({ ...study, parameters: { parametrisation: 'mup', centredTargets: true } });
  checks.push(
    exponentBetween('control: mean-field parametrisation', exponentOf(mup(1, (m) => m.deviation)), -0.3, 0.3),
  );
  return {
    checks,
    exhibits: [
      widthPicture(
        'Deviation from the linear model against width',
        'linearDeviation',
        curves,
        'Straight lines of slope about -1 on logarithmic axes.',
      ),
    ],
  };
}
