// Speed of the SGD simulators, measured side by side: medians of repeats, the parts of each ratio alternating.
import { parseParameters } from '../dist/contract/index.js';
import { fillNormals, randomStream } from '../dist/numerics/random/index.js';
import { drawStart } from '../dist/theories/sgd-ode/initial/index.js';
import { parameters } from '../dist/theories/sgd-ode/parameters.js';
import { settingOf } from '../dist/theories/sgd-ode/setting.js';
import { beginRun, prepare } from '../dist/theories/sgd-ode/simulators/run.js';

const repeats = 25;

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

/** Microseconds a step of each task in every repeat, the tasks alternating. */
function sideBySide(tasks) {
  for (const { work } of tasks) for (let n = 0; n < 3; n++) work();
  return Array.from({ length: repeats }, () =>
    tasks.map(({ work, steps }) => {
      // Processor time: other programs on the machine do not count.
      const start = process.cpuUsage();
      work();
      return process.cpuUsage(start).user / steps;
    }),
  );
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Median of one task over another, repeat by repeat: what the machine does meanwhile drops out. */
const ratio = (rounds, over, under) => median(rounds.map((times) => times[over] / times[under]));

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
  const steepest = Math.max(...[0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => ratio(reduced, i, j))));
  const [small, large] = [1000, 10_000].map((d) =>
    sideBySide([stepping('direct', 10, d, 1e6 / d), drawing(d, 1e6 / d), stepping('exact-in-law', 10, d, 5000)]),
  );
  return [
    ...dimensions.map((d, i) =>
      row(`exact in law, p=10, k=2, d=${d}`, median(reduced.map((times) => times[i])), 'us/step', 9),
    ),
    row('exact in law, p=10: slowest over fastest of d=1e3, 1e4, 1e5', steepest, 'ratio', 1.15),
    row('direct step over drawing its normals, p=10, k=2, d=1e3', ratio(small, 0, 1), 'ratio', 2),
    row('direct step over drawing its normals, p=10, k=2, d=1e4', ratio(large, 0, 1), 'ratio', 2),
    row('exact in law over direct, p=10, k=2, d=1e3', ratio(small, 2, 0), 'ratio', 1 / 12),
    row('exact in law over direct, p=10, k=2, d=1e4', ratio(large, 2, 0), 'ratio', 1 / 100),
  ];
}
