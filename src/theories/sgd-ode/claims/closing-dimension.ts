import {
  type Claim,
  type Dataset,
  type Effort,
  type Finding,
  type Job,
  numbers,
  within,
} from '../../../contract/index.js';
import { curvesOf, exhibit, exponentOf } from './tools.js';

/** C7b: at finite dimension the dynamics closes on the subspace only up to 1/√d. */
export const closingDimension: Claim = {
  id: 'C7b',
  statement:
    'At finite dimension the students are correlated outside the target subspace, by d^(−1/2): the dynamics closes on the subspace only for d → ∞.',
  origin: 'abstract',
  evidence: 'own prototype',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const width = effort === 'quick' ? 30 : 200;
  const starts = effort === 'quick' ? 4 : 2;
  const dimensions = [25, 50, 100, 200, 400];
  const largest: number[] = [];
  for (const simulationDimension of dimensions) {
    const raw = { width, teacherWidth: 1, learningRate: 0, simulationDimension };
    const wish = {
      times: [5],
      quantities: ['studentOverlap', 'crossOverlap'],
      tolerance: 1e-3,
      replicas: starts,
      seed,
    };
    largest.push(meanLargest(yield* curvesOf('ode', raw, wish), width, starts));
  }
  return {
    checks: [
      within('exponent of the largest correlation outside the subspace in d', exponentOf(dimensions, largest), -0.5, {
        abs: 0.1,
      }),
    ],
    exhibits: [
      exhibit(
        'Correlation outside the subspace',
        'Largest |Q − M P⁺Mᵀ| of two different students at t = 5.',
        { x: 'inputDimension', y: 'correlation' },
        [
          { label: `p = ${width}`, role: 'theory', x: dimensions, y: largest },
          {
            label: 'd^(−1/2)',
            role: 'guide',
            x: dimensions,
            y: dimensions.map((d) => largest[0]! * Math.sqrt(25 / d)),
          },
        ],
      ),
    ],
  };
}

/** max_{j≠l} |Q_jl − M_j M_l| for one teacher of norm 1, mean over the starts. */
function meanLargest(data: Dataset, p: number, starts: number): number {
  const Q = numbers(data, 'studentOverlap');
  const M = numbers(data, 'crossOverlap');
  let sum = 0;
  for (let s = 0; s < starts; s++) {
    let largest = 0;
    for (let j = 0; j < p; j++)
      for (let l = 0; l < j; l++)
        largest = Math.max(largest, Math.abs(Q[(s * p + j) * p + l]! - M[s * p + j]! * M[s * p + l]!));
    sum += largest / starts;
  }
  return sum;
}
