import { atMost, type Claim, type Effort, type Finding, type Job } from '../../../contract/index.js';
import { type Solution, slopeAt, solve } from '../solution.js';
import { emptyState, stateAt } from '../state.js';
import { timeToResidual } from '../time-to-residual.js';
import { weightsAt } from '../weights.js';
import { curveExhibit } from './exhibits.js';
import { type Snapshot, trainFlow } from './network-flow.js';
import { randomExperiment } from './random-experiment.js';

/** C1: the closed solution is that of all weights on raw data, at any width and from any start. */
export const solutionAgainstNetwork: Claim = {
  id: 'C1',
  statement:
    'Gradient flow is solved exactly at any finite width, from any initialisation, with layer-wise learning rates.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const runs = effort === 'quick' ? 200 : 1000;
  const worst = { slope: 0, weights: 0, kernel: 0 };
  let example: { solution: Solution; seen: Snapshot[] } | undefined;
  for (let run = 0; run < runs; run++) {
    const { experiment, line, setting, start } = randomExperiment(seed, run);
    const solution = solve(start, setting);
    const times = grid(timeToResidual(solution, 1e-4));
    const seen = yield* trainFlow(experiment, line, times);
    example ??= { solution, seen };
    const units = Float64Array.from(start.readoutWeights.keys());
    worst.slope = Math.max(worst.slope, deviation(seen.map(({ slope, t }) => [slope, slopeAt(solution, t)])));
    worst.kernel = Math.max(
      worst.kernel,
      deviation(seen.map(({ kernelEigenvalue, t }) => [kernelEigenvalue, kernelAt(solution, t)])),
    );
    const pairs = seen.flatMap(({ readout, hidden, t }) => {
      const theory = weightsAt(solution, start, t, units);
      return [...readout.map((u, i) => u - theory.readoutWeights[i]!)].concat([
        ...hidden.map((w, i) => w - theory.hiddenWeights[i]!),
      ]);
    });
    const size = Math.max(...seen.flatMap(({ readout, hidden }) => [...readout, ...hidden]).map(Math.abs));
    worst.weights = Math.max(worst.weights, Math.max(...pairs.map(Math.abs)) / size);
    yield { done: run + 1, total: runs };
  }
  return {
    checks: [
      atMost(`slope over ${runs} random networks: largest difference, relative to the curve's size`, worst.slope, 1e-9),
      atMost('every single weight: the same', worst.weights, 1e-9),
      atMost('kernel eigenvalue: the same', worst.kernel, 1e-9),
    ],
    exhibits: example ? [exhibitOf(example)] : [],
  };
}

function grid(end: number): Float64Array {
  return Float64Array.from({ length: 24 }, (_, k) => (end * k * k) / (23 * 23));
}

/** Largest difference over the largest value. */
function deviation(pairs: [number, number][]): number {
  const size = Math.max(...pairs.map(([measured]) => Math.abs(measured)));
  return Math.max(...pairs.map(([measured, expected]) => Math.abs(measured - expected))) / size;
}

function kernelAt(solution: Solution, t: number): number {
  const state = emptyState();
  stateAt(solution, t, state);
  return state.kernelEigenvalue;
}

function exhibitOf({ solution, seen }: { solution: Solution; seen: Snapshot[] }) {
  const fine = Float64Array.from({ length: 200 }, (_, k) => (seen.at(-1)!.t * k * k) / (199 * 199));
  return curveExhibit({
    title: 'Closed solution and the integrated network',
    y: 'slope',
    description:
      'The closed solution passes through the slopes of a small network whose weights were all integrated on raw data.',
    layers: [
      { label: 'closed solution', role: 'theory', x: fine, y: fine.map((t) => slopeAt(solution, t)) },
      {
        label: 'all weights, integrated',
        role: 'simulation',
        x: Float64Array.from(seen, ({ t }) => t),
        y: Float64Array.from(seen, ({ slope }) => slope),
      },
    ],
  });
}
