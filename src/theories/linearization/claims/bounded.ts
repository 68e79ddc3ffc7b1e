import type { Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { atMost } from '../../../contract/index.js';
import { norm } from '../../../numerics/linalg/index.js';
import { flowBound } from '../bounds/flow-bound.js';
import { curvatureOf } from '../flow-bounds.js';
import { meanTime, measure } from './measured.js';

const shares = [0.1, 0.3, 1, 3];

/** L4: the deviation is bounded. */
export const bounded: Claim = {
  id: 'L4',
  statement:
    'The deviation from linear training is bounded along gradient flow by the curvature at the start, at rate 1/√n.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const settings = [
    { activation: 'erf', hiddenLayers: 1 },
    { activation: 'erf', hiddenLayers: 2 },
    { activation: 'relu', hiddenLayers: 1, weightScale: Math.SQRT2 },
    { activation: 'gelu', hiddenLayers: 1 },
  ];
  let worst = 0;
  let comparisons = 0;
  for (const some of settings)
    for (const width of quick ? [32, 128] : [32, 128, 512, 2048])
      for (let net = 0; net < (quick ? 2 : 4); net++) {
        const { start, at } = yield* measure({ ...some, width }, seed, net, shares);
        const { eigenvalues } = start.modes;
        const inputs = {
          count: start.setting.count,
          smallest: eigenvalues[0]!,
          largest: eigenvalues[eigenvalues.length - 1]!,
          residual: norm(start.residual),
          curvature: yield* curvatureOf(start),
        };
        at.forEach(({ deviation }, k) => {
          worst = Math.max(worst, deviation / flowBound(inputs, meanTime(start, shares[k]!)));
          comparisons++;
        });
      }
  return { checks: [atMost(`largest deviation over bound in ${comparisons} comparisons`, worst, 1)], exhibits: [] };
}
