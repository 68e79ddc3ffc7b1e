import { atMost, type Claim, type Effort, type Finding, type Job } from '../../../contract/index.js';
import { cosh, sinh } from '../../../numerics/math/index.js';
import type { Setting } from '../setting.js';
import { solve } from '../solution.js';
import { emptyState, stateAt } from '../state.js';
import { timeToResidual } from '../time-to-residual.js';
import { curveExhibit } from './exhibits.js';
import { type Snapshot, trainFlow } from './network-flow.js';
import { randomExperiment } from './random-experiment.js';

/** C2: one scalar carries all weights; what it leaves is conserved. */
export const oneStretchedTime: Claim = {
  id: 'C2',
  statement:
    'The dynamics collapses to one scalar, a stretched time of which every weight is a function, with an explicit solution.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const runs = effort === 'quick' ? 200 : 1000;
  const worst = { conserved: 0, weights: 0, time: 0 };
  let exhibits: Finding['exhibits'] = [];
  for (let run = 0; run < runs; run++) {
    const { experiment, line, setting, start } = randomExperiment(seed, 1000 + run);
    const solution = solve(start, setting);
    const end = timeToResidual(solution, 1e-4);
    const times = Float64Array.from({ length: 24 }, (_, k) => (end * k * k) / (23 * 23));
    const seen = yield* trainFlow(experiment, line, times);
    const state = emptyState();
    const theory = times.map((t) => {
      stateAt(solution, t, state);
      return state.stretchedTime;
    });
    const range = Math.max(...theory.map(Math.abs));
    worst.time = Math.max(
      worst.time,
      ...seen.map(({ stretchedTime }, k) => Math.abs(stretchedTime - theory[k]!) / range),
    );
    worst.weights = Math.max(worst.weights, ...seen.map((now) => offHyperbola(seen[0]!, now, setting)));
    worst.conserved = Math.max(worst.conserved, ...seen.map((now) => drift(seen[0]!, now, setting)));
    if (run === 0) exhibits = [exhibitOf(times, theory, seen)];
    yield { done: run + 1, total: runs };
  }
  return {
    checks: [
      atMost(`stretched time of ${runs} integrated networks against the solution, relative`, worst.time, 1e-9),
      atMost('every weight as a function of that time alone, relative to the largest weight', worst.weights, 1e-9),
      atMost(
        'all antisymmetric and symmetric products that should be conserved, relative to |U|² + |V|²',
        worst.conserved,
        4e-13,
      ),
    ],
    exhibits,
  };
}

/** u_i = u_i0 cosh θ + ρ w_i0 sinh θ and its partner, with the θ integrated along. */
function offHyperbola(before: Snapshot, now: Snapshot, { rateRatio }: Setting): number {
  const [c, s] = [cosh(now.stretchedTime), sinh(now.stretchedTime)];
  let worst = 0;
  let size = 0;
  before.readout.forEach((u, i) => {
    const w = before.hidden[i]!;
    worst = Math.max(worst, Math.abs(u * c + rateRatio * w * s - now.readout[i]!));
    worst = Math.max(worst, Math.abs(w * c + (u * s) / rateRatio - now.hidden[i]!) * rateRatio);
    size = Math.max(size, Math.abs(now.readout[i]!), Math.abs(now.hidden[i]!) * rateRatio);
    size = Math.max(size, Math.abs(u), Math.abs(w) * rateRatio);
  });
  return worst / size;
}

/** Largest change of u_i w_j − u_j w_i and u_i u_j/η_u − w_i w_j/η_w over all pairs. */
function drift(before: Snapshot, now: Snapshot, { readoutRate, hiddenRate, meanRate }: Setting): number {
  let worst = 0;
  let size = 0;
  const at = ({ readout: u, hidden: w }: Snapshot, i: number, j: number): [number, number] => [
    (u[i]! * w[j]! - u[j]! * w[i]!) / meanRate,
    (u[i]! * u[j]!) / readoutRate - (w[i]! * w[j]!) / hiddenRate,
  ];
  for (let i = 0; i < before.readout.length; i++) {
    for (const { readout, hidden } of [before, now])
      size = Math.max(size, (readout[i]! * readout[i]!) / readoutRate + (hidden[i]! * hidden[i]!) / hiddenRate);
    for (let j = 0; j <= i; j++) {
      const [old, current] = [at(before, i, j), at(now, i, j)];
      worst = Math.max(worst, Math.abs(current[0] - old[0]), Math.abs(current[1] - old[1]));
    }
  }
  return worst / size;
}

function exhibitOf(times: Float64Array, theory: Float64Array, seen: Snapshot[]) {
  return curveExhibit({
    title: 'Stretched time',
    y: 'stretchedTime',
    description:
      'The stretched time of the closed solution passes through that integrated along with all weights of a network.',
    layers: [
      { label: 'closed solution', role: 'theory', x: times, y: theory },
      {
        label: 'integrated along',
        role: 'simulation',
        x: times,
        y: Float64Array.from(seen, ({ stretchedTime }) => stretchedTime),
      },
    ],
  });
}
