import { atMost, type Claim, type Effort, type Finding, type Job, within } from '../../../contract/index.js';
import { exhibit, exponentOf, largestGap, riskOf } from './tools.js';

/** C2: one system covers the classical, high-dimensional and mean-field regimes in one dimensionless time. */
export const oneTime: Claim = {
  id: 'C2',
  statement:
    'One system covers the classical (γ → 0), high-dimensional (d → ∞) and mean-field (p → ∞) regimes in one dimensionless time t = νγ/(s d).',
  origin: 'abstract',
  evidence: 'closed form',
  check,
};

const start = {
  studentOverlap: [
    [0.6, 0.1],
    [0.1, 0.4],
  ],
  crossOverlap: [[0.3], [-0.1]],
  teacherOverlap: [[1]],
  labelNoiseVariance: 0.02,
};
const times = [0.5, 1, 2, 5, 10];

function* check(_effort: Effort, _seed: number): Job<Finding> {
  const risk = (raw: Record<string, unknown>) => riskOf('ode', { ...start, ...raw }, { times, tolerance: 1e-9 });
  const flow = yield* risk({ learningRate: 0 });
  const rates = [0.02, 0.04, 0.08];
  const dimensions = [100, 200, 400];
  const classical: number[] = [];
  for (const learningRate of rates) classical.push(largestGap(yield* risk({ learningRate }), flow));
  const limit = yield* risk({ learningRate: 2 });
  const high: number[] = [];
  for (const inputDimension of dimensions)
    high.push(largestGap(yield* risk({ learningRate: 2, inputDimension }), limit));
  const other = yield* risk({ learningRate: 0, inputDimension: 3 });
  return {
    checks: [
      within('exponent of the distance from the gradient flow in γ', exponentOf(rates, classical), 1, { abs: 0.05 }),
      within('exponent of the distance from infinite dimension in d', exponentOf(dimensions, high), -1, { abs: 0.05 }),
      atMost('gradient flow: difference between d = 3 and d = ∞', largestGap(other, flow), 1e-9),
    ],
    exhibits: [
      exhibit(
        'From one regime to the other',
        'The curves at small steps approach the gradient flow, those of a large step keep a noise floor.',
        { x: 't', y: 'risk' },
        [
          { label: 'gradient flow', role: 'theory', x: times, y: flow },
          { label: 'γ = 2, d = ∞', role: 'theory', x: times, y: limit },
        ],
      ),
    ],
  };
}
