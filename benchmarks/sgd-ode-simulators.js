// Speed of the SGD simulators, measured side by side: medians of repeats, the parts of each ratio alternating.
import { parseParameters } from '../dist/contract/index.js';
import { fillNormals, randomStream } from '../dist/numerics/random/index.js';
import { drawStart } from '../dist/theories/sgd-ode/initial/index.js';
import { parameters } from '../dist/theories/sgd-ode/parameters.js';
import { settingOf } from '../dist/theories/sgd-ode/setting.js';
import { beginRun, prepare } from '../dist/theories/sgd-ode/simulators/run.js';

const repeats = 9;

function problem(simulator, width, inputDimension) {
  const given = { width, teacherWidth: 2, inputDimension, learningRate: 0.5, labelNoiseVariance: 0.01 };
  const values = parseParameters(parameters, given);
  const setting = settingOf(values);
  const prepared = prepare(simulator, setting, inputDimension, drawStart(values, 1, 0));
  return beginRun({ setting, dimension: inputDimension, seed: 1, prepare: () => prepared }, 0);
}

/** Work to be timed: `steps` of it take a few milliseconds. */
function stepping(simulator, width, dimension, steps) {
  const run = problem(simulator, width, dimension);
  return { steps, work: () => run.simulator.advance(run.state, steps) };
}

function drawing(dimension, steps) {
  const stream = randomStream(3);
  const input = new Float64Array(dimension);
  return {
    steps,
    work() {
      for (let n = 0; n < steps; n++) fillNormals(input, stream);
    },
  };
}

/** Microseconds a step of each, medians over repeats in alternation. */
function sideBySide(tasks) {
  for (const { work } of tasks) for (let n = 0; n < 3; n++) work();
  const times = tasks.map(() => []);
  for (let n = 0; n < repeats; n++)
    for (const [i, { work, steps }] of tasks.entries()) {
      const start = process.hrtime.bigint();
      work();
      times[i].push(Number(process.hrtime.bigint() - start) / 1e3 / steps);
    }
  return times.map((all) => all.sort((a, b) => a - b)[all.length >> 1]);
}

const row = (what, value, unit, target) => ({
  what,
  value,
  unit,
  target,
  met: target === undefined || value <= target,
});

export const name = 'sgd-ode-simulators';

export function run() {
  const dimensions = [1e3, 1e4, 1e5];
  const reduced = sideBySide(dimensions.map((d) => stepping('exact-in-law', 10, d, 5000)));
  const flat = Math.max(...reduced) / Math.min(...reduced);
  const [small, normals, exact] = sideBySide([
    stepping('direct', 10, 1000, 200),
    drawing(1000, 200),
    stepping('exact-in-law', 10, 1000, 5000),
  ]);
  const [large, normalsLarge, exactLarge] = sideBySide([
    stepping('direct', 10, 10_000, 20),
    drawing(10_000, 20),
    stepping('exact-in-law', 10, 10_000, 5000),
  ]);
  return [
    ...dimensions.map((d, i) => row(`exact in law, p=10, k=2, d=${d}`, reduced[i], 'us/step', 9)),
    row('exact in law, p=10: slowest over fastest of d=1e3, 1e4, 1e5', flat, 'ratio', 1.15),
    row('direct step over drawing its normals, p=10, k=2, d=1e3', small / normals, 'ratio', 2),
    row('direct step over drawing its normals, p=10, k=2, d=1e4', large / normalsLarge, 'ratio', 2),
    row('exact in law over direct, p=10, k=2, d=1e3', exact / small, 'ratio', 1 / 12),
    row('exact in law over direct, p=10, k=2, d=1e4', exactLarge / large, 'ratio', 1 / 100),
  ];
}
