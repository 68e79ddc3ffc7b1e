import {
  atMost,
  type Claim,
  type Dataset,
  type Effort,
  type Finding,
  type Job,
  numbers,
  within,
} from '../../../contract/index.js';
import { curvesOf, exhibit, exponentOf, largestGap } from './tools.js';

/** C1: one-pass SGD follows a closed deterministic ODE for the overlaps. */
export const closedOde: Claim = {
  id: 'C1',
  statement:
    'One-pass SGD on Gaussian data is described by a closed deterministic ODE for the overlaps (Q, M): the distance shrinks like the root of γ/(s d).',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

const start = {
  studentOverlap: [
    [0.59, 0.07],
    [0.07, 0.41],
  ],
  crossOverlap: [[0.3], [-0.1]],
  teacherOverlap: [[1]],
  learningRate: 2,
  labelNoiseVariance: 0.05,
};
const times = Array.from({ length: 11 }, (_, i) => i / 2);

function* check(effort: Effort, seed: number): Job<Finding> {
  const runs = effort === 'quick' ? 48 : 400;
  const dimensions = effort === 'quick' ? [50, 200, 800] : [50, 200, 800, 3200];
  const distances: number[] = [];
  for (const inputDimension of dimensions) distances.push(yield* distance({ ...start, inputDimension }, runs, seed));
  const steps = dimensions.map((d) => start.learningRate / (2 * d));
  const constants = distances.map((x, i) => x / Math.sqrt(steps[i]!));
  const slow = yield* distance({ ...start, learningRate: 0.2, inputDimension: 50 }, Math.ceil(runs / 8), seed);
  return {
    checks: [
      within('exponent of the distance in γ/(s d)', exponentOf(steps, distances), 0.5, { abs: 0.1 }),
      atMost('largest distance over √(γ/(s d)) at γ = 2', Math.max(...constants), 1.2),
      atMost('the same at γ = 0.2', slow / Math.sqrt(0.2 / 100), 1.2),
    ],
    exhibits: [
      exhibit(
        'Distance of SGD from the ODE',
        'The root mean square over runs of the largest distance of any overlap falls like the root of the step.',
        { x: 'stepTime', y: 'distance' },
        [
          { label: 'SGD', role: 'simulation', x: steps, y: distances },
          { label: '0.8 √(γ/(s d))', role: 'guide', x: steps, y: steps.map((dt) => 0.8 * Math.sqrt(dt)) },
        ],
      ),
    ],
  };
}

/** Root mean square over runs of max_t ‖Ω − Ω_ODE‖∞. */
function* distance(raw: Record<string, unknown>, runs: number, seed: number): Job<number> {
  const quantities = ['studentOverlap', 'crossOverlap'];
  const simulated = yield* curvesOf('exactInLaw', raw, { times, seed, replicas: runs, quantities });
  const theory = yield* curvesOf('ode', raw, { times: numbers(simulated, 't'), quantities });
  let sum = 0;
  for (let r = 0; r < runs; r++) {
    const gap = Math.max(
      ...quantities.map((name) => largestGap(runOf(simulated, name, r, runs), numbers(theory, name))),
    );
    sum += gap * gap;
  }
  return Math.sqrt(sum / runs);
}

function runOf(data: Dataset, name: string, run: number, runs: number): Float64Array {
  const values = numbers(data, name);
  const length = values.length / runs;
  return values.subarray(run * length, (run + 1) * length);
}
