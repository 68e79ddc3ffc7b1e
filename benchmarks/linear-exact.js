// Closed solution of the linear network, its mode map and random networks; run on the build: node benchmarks/linear-exact.js
import { fileURLToPath } from 'node:url';
import { parameters } from '../dist/theories/linear-exact/parameters.js';
import { resolve } from '../dist/theories/linear-exact/setting.js';
import { descend, modeState } from '../dist/theories/linear-exact/simulators/mode-map.js';
import { slopeAt, solve } from '../dist/theories/linear-exact/solution.js';
import { drawOverlaps, drawStart } from '../dist/theories/linear-exact/start.js';
import { emptyState, stateAt } from '../dist/theories/linear-exact/state.js';

const networks = 1000;
const times = 100;

/** Median over repeats of units of work per second; the work returns a number so that nothing is optimised away. */
function rate(units, work, repeats = 9) {
  let sink = 0;
  const seconds = [];
  for (let k = 0; k < repeats + 2; k++) {
    const begin = performance.now();
    sink += work();
    if (k >= 2) seconds.push((performance.now() - begin) / 1000);
  }
  if (!Number.isFinite(sink)) throw new Error('benchmark computed no number');
  return units / seconds.sort((a, b) => a - b)[repeats >> 1];
}

function solutions(raw = {}) {
  const given = parameters.parse(raw);
  const setting = resolve(given);
  return Array.from({ length: networks }, (_, replica) => solve(drawStart(given, 1, replica), setting));
}

/** Steps over the whole run, early and late: both branches of the exponential are taken. */
function slopes(all) {
  let sum = 0;
  for (const solution of all) for (let k = 0; k < times; k++) sum += slopeAt(solution, k * 3);
  return sum;
}

function states(all, state) {
  let sum = 0;
  for (const solution of all)
    for (let k = 0; k < times; k++) {
      stateAt(solution, k * 3, state);
      sum += state.slope + state.learnedByRotation;
    }
  return sum;
}

const steps = 2_000_000;

function mapSteps() {
  const state = modeState(0.0004, 60, 40);
  descend(state, 0.02, steps);
  return state[0];
}

/** Random networks of a width where weights are never drawn one by one, each solved and asked for its final kernel. */
function randomNetworks(given, setting, count) {
  const drawn = drawOverlaps(given, 1, { from: 0, to: count });
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const { halfRate } = solve(
      {
        readoutSquaredNorm: drawn.readoutSquaredNorm[k],
        hiddenSquaredNorm: drawn.hiddenSquaredNorm[k],
        layerProduct: drawn.layerProduct[k],
        layerArea: drawn.layerArea[k],
      },
      setting,
    );
    sum += halfRate;
  }
  return sum;
}

export const name = 'linear-exact';

/** Rows { what, value, unit, target, met }. */
export function run() {
  const all = solutions();
  const state = emptyState();
  const wide = parameters.parse({
    width: 1_000_000,
    parametrisation: 'mup',
    readoutInitialScale: 1,
    hiddenInitialScale: 1,
  });
  const wideSetting = resolve(wide);
  const count = 10_000;
  const row = (what, value, unit, target, met) => ({ what, value, unit, target, met });
  const slope = rate(networks * times, () => slopes(all)) / 1e6;
  const everything = rate(networks * times, () => states(all, state)) / 1e6;
  const map = rate(steps, mapSteps) / 1e6;
  const sampled = count / rate(count, () => randomNetworks(wide, wideSetting, count));
  return [
    row('slope in closed form, (network, time) pairs', slope, 'million/s', '>= 10', slope >= 10),
    row('all observables in closed form, (network, time) pairs', everything, 'million/s', '>= 1', everything >= 1),
    row('exact mode map of gradient descent, steps at any width', map, 'million/s', '>= 20', map >= 20),
    row('10 000 random networks of width 1e6 drawn and solved', sampled, 's', '< 0.1', sampled < 0.1),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(run());
