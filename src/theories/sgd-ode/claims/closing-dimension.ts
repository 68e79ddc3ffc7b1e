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
  const starts = effort === 'quick' ? 6 : 3;
  const dimensions = [25, 50, 100, 200, 400, 1600];
  const found: Correlations[] = [];
  for (const simulationDimension of dimensions) {
    const raw = { width, teacherWidth: 1, learningRate: 0, simulationDimension };
    const wish = {
      times: [5],
      quantities: ['studentOverlap', 'crossOverlap'],
      tolerance: 1e-3,
      replicas: starts,
      seed,
    };
    found.push(correlationsOf(yield* curvesOf('ode', raw, wish), width, starts));
  }
  const sizes = found.map(({ typical }) => typical);
  const largest = found.map(({ largest }) => largest);
  return {
    checks: [
      within('exponent in d of the spread of the correlations', exponentOf(dimensions, sizes), -0.5, { abs: 0.1 }),
      // Below d = 100 the largest of many products of strongly varying norms has not reached its law.
      within(
        'exponent in d of the largest correlation, d >= 100',
        exponentOf(dimensions.slice(2), largest.slice(2)),
        -0.5,
        {
          abs: 0.1,
        },
      ),
    ],
    exhibits: [
      exhibit(
        'Correlation outside the subspace',
        'Largest |Q − M P⁺Mᵀ| of two different students at t = 5.',
        { x: 'inputDimension', y: 'correlation' },
        [
          { label: `largest, p = ${width}`, role: 'theory', x: dimensions, y: largest },
          { label: 'spread', role: 'theory', x: dimensions, y: sizes },
          { label: 'd^(−1/2)', role: 'guide', x: dimensions, y: dimensions.map((d) => sizes[0]! * Math.sqrt(25 / d)) },
        ],
      ),
    ],
  };
}

/** Overlaps of different students outside the teacher span: largest, and spread around the mean (which is of order 1/p); means over the starts. */
interface Correlations {
  largest: number;
  typical: number;
}

/** Q_jl − M_j M_l for one teacher of norm 1. */
function correlationsOf(data: Dataset, p: number, starts: number): Correlations {
  const Q = numbers(data, 'studentOverlap');
  const M = numbers(data, 'crossOverlap');
  const found = { largest: 0, typical: 0 };
  for (let s = 0; s < starts; s++) {
    let [largest, sum, squares] = [0, 0, 0];
    for (let j = 0; j < p; j++)
      for (let l = 0; l < j; l++) {
        const rest = Q[(s * p + j) * p + l]! - M[s * p + j]! * M[s * p + l]!;
        largest = Math.max(largest, Math.abs(rest));
        sum += rest;
        squares += rest * rest;
      }
    found.largest += largest / starts;
    const pairs = (p * (p - 1)) / 2;
    found.typical += Math.sqrt(squares / pairs - (sum / pairs) * (sum / pairs)) / starts;
  }
  return found;
}
