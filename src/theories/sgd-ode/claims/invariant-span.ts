import { atMost, type Claim, type Effort, type Finding, type Job, numbers } from '../../../contract/index.js';
import { drawStart } from '../initial/index.js';
import { curvesOf, exhibit, largestGap, nested, parsed } from './tools.js';

/** C19: a start in the teacher span stays there. */
export const invariantSpan: Claim = {
  id: 'C19',
  statement:
    'Vanishing orthogonal norms are a fixed point: then the overlaps M with the teacher alone are a sufficient statistic.',
  origin: 'literature',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const p = effort === 'quick' ? 20 : 60;
  const start = drawStart(parsed({ width: p, teacherWidth: 2, initialisation: { kind: 'informed' } }), seed, 0);
  const raw = {
    studentOverlap: nested(start.studentOverlap, p),
    crossOverlap: nested(start.crossOverlap, 2),
    teacherOverlap: nested(start.teacherOverlap, 2),
    learningRate: 1,
  };
  const times = [0, 1, 2, 5, 10];
  const theory = yield* curvesOf('meanField', raw, { times, tolerance: 1e-3 });
  const flow = yield* curvesOf('ode', { ...raw, learningRate: 0 }, { times, tolerance: 1e-8 });
  const dimension = effort === 'quick' ? 100 : 400;
  const run = yield* curvesOf('exactInLaw', { ...raw, inputDimension: dimension }, { times, seed });
  const gap = largestGap(numbers(run, 'crossOverlap'), numbers(flow, 'crossOverlap'));
  return {
    checks: [
      atMost('orthogonal norms of the particles', Math.max(...numbers(theory, 'orthogonalNorm')), 0),
      atMost('orthogonal norms of the full gradient flow', Math.max(...numbers(flow, 'orthogonalNorm')), 1e-8),
      atMost(
        'full flow against particles, overlaps with the teacher',
        largestGap(numbers(flow, 'crossOverlap'), numbers(theory, 'crossOverlap')),
        1e-3,
      ),
      atMost(
        `SGD in dimension ${dimension}: distance of M from the flow over √(γ/(s d)) + γ/s`,
        gap / (Math.sqrt(1 / (p * dimension)) + 1 / p),
        4,
      ),
    ],
    exhibits: [
      exhibit(
        'Risk of a start in the teacher span',
        'SGD follows the equations of M alone.',
        { x: 't', y: 'risk', xScale: 'linear' },
        [
          { label: 'M alone', role: 'theory', x: times, y: numbers(theory, 'risk') },
          { label: 'SGD', role: 'simulation', x: numbers(run, 't'), y: numbers(run, 'risk') },
        ],
      ),
    ],
  };
}
