import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  numbers,
} from '../../../contract/index.js';
import { drawStart } from '../initial/index.js';
import { curvesOf, exhibit, largestGap, nested, parsed } from './tools.js';

/** C15: the gradient flow does not know the dimension. */
export const classicalDimensions: Claim = {
  id: 'C15',
  statement:
    'Classical regime: at equal overlaps at the start the trajectories are the same for every dimension; d acts only through the random start.',
  origin: 'literature',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const [p, k] = effort === 'quick' ? [4, 2] : [10, 5];
  const start = drawStart(parsed({ width: p, teacherWidth: k, initialisation: { kind: 'informed' } }), seed, 0);
  const raw = {
    studentOverlap: nested(start.studentOverlap, p),
    crossOverlap: nested(start.crossOverlap, k),
    teacherOverlap: nested(start.teacherOverlap, k),
    learningRate: 0.05,
    labelNoiseVariance: 1e-3,
  };
  const times = Array.from({ length: 21 }, (_, i) => i / 2);
  const theory = yield* curvesOf('ode', { ...raw, noiseTerms: 'none' }, { times });
  const checks: Check[] = [];
  const layers = [{ label: 'ODE', role: 'theory' as const, x: times, y: numbers(theory, 'risk') }];
  for (const inputDimension of effort === 'quick' ? [10, 30, 100] : [10, 30, 100, 1000]) {
    const run = yield* curvesOf('exactInLaw', { ...raw, inputDimension }, { times, seed });
    const gap = Math.max(
      ...['studentOverlap', 'crossOverlap'].map((name) => largestGap(numbers(run, name), numbers(theory, name))),
    );
    const step = 0.05 / (p * inputDimension);
    checks.push(
      atMost(
        `d = ${inputDimension}: largest distance of a run from the one ODE over √(γ/(s d))`,
        gap / Math.sqrt(step),
        4,
      ),
    );
  }
  const other = yield* curvesOf('ode', { ...raw, noiseTerms: 'none', inputDimension: 10 }, { times });
  checks.push(atMost('ODE at d = 10 against d = ∞', largestGap(numbers(other, 'risk'), numbers(theory, 'risk')), 0));
  return {
    checks,
    exhibits: [
      exhibit(
        'One gradient flow for every dimension',
        'The risk of the gradient flow from one Gram matrix.',
        { x: 't', y: 'risk', xScale: 'linear' },
        layers,
      ),
    ],
  };
}
