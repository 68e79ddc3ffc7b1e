import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  within,
} from '../../../contract/index.js';
import { compareLaws, type LawComparison, lawCases, rms } from './law-comparison.js';

/** z-scores of one case are correlated, so their root mean square scatters around 1; a wrong law makes it grow like √runs. */
const perCase = 1.8;

/** SGD's overlaps can be simulated exactly in law at a cost that does not grow with the dimension. */
export const exactInLawClaim: Claim = {
  id: 'C13',
  statement:
    'The Gram matrix of SGD is a Markov chain that can be simulated exactly in law at a cost independent of the dimension.',
  origin: 'ours',
  evidence: 'independent simulation',
  *check(effort: Effort, seed: number): Job<Finding> {
    const found: LawComparison[] = [];
    for (const [n, one] of lawCases.entries())
      found.push(yield* compareLaws(one, effort === 'quick' ? 300 : 4000, seed + n));
    const checks = found.map(
      ({ name, meanRms, spreadRms, largest, count }): Check => ({
        ...atMost(`${name}: rms z-score of means and spreads`, Math.max(meanRms, spreadRms), perCase),
        note: `means ${meanRms.toFixed(2)}, spreads ${spreadRms.toFixed(2)}, largest ${largest.toFixed(1)} of ${count}`,
      }),
    );
    const all = rms(found.flatMap(({ meanRms, spreadRms }) => [meanRms, spreadRms]));
    checks.push(within('rms z-score over all cases', all, 1, { abs: 0.35 }));
    return { checks, exhibits: [] };
  },
};
