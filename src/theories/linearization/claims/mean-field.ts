import type { Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { exponentCheck, exponentOf, widthPicture } from './judge.js';
import { overWidths } from './over-widths.js';

/** L8: the counter-example. */
export const meanField: Claim = {
  id: 'L8',
  statement:
    'Networks in mean-field parametrisation do not linearise with width: deviation and kernel drift stay of order one.',
  origin: 'literature',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const widths = quick ? [256, 512, 1024] : [256, 512, 1024, 2048, 4096];
  const parameters = { parametrisation: 'mup', centredTargets: true };
  const at = yield* overWidths({ parameters, widths, nets: quick ? 12 : 48, seed, shares: [1, 3] });
  const drift = at(1, (m) => m.drift);
  return {
    checks: [
      exponentCheck('exponent of the deviation at mean time 1', exponentOf(at(0, (m) => m.deviation)), 0),
      exponentCheck('exponent of the kernel drift at mean time 3', exponentOf(drift), 0),
    ],
    exhibits: [
      widthPicture(
        'Kernel drift of mean-field networks',
        'ntkDrift',
        [{ label: 'mup', samples: drift }],
        'A flat line.',
      ),
    ],
  };
}
