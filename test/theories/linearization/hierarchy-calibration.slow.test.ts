import { beforeAll, expect, test } from 'vitest';
import { finish, parseParameters } from '../../../src/contract/index.js';
import { fillNormals, randomStream } from '../../../src/numerics/random/index.js';
import { beginningOf, flowGrid } from '../../../src/theories/linearization/beginning.js';
import { fullHierarchy } from '../../../src/theories/linearization/diagnosis.js';
import { networkFlow } from '../../../src/theories/linearization/dynamics/network-flow.js';
import { hierarchyPrediction } from '../../../src/theories/linearization/hierarchy-prediction.js';
import { linearFlowCurve } from '../../../src/theories/linearization/linear-curve.js';
import { parameters } from '../../../src/theories/linearization/parameters.js';

// Error bars of the hierarchy on a hundred networks that did not serve to set them.
const nets = 100;
const dimension = 5;
const activations = ['erf', 'tanh', 'gelu', 'sin', 'sigmoid'];
const widths = [48, 96, 160, 256, 360];
const counts: [number, number][] = [
  [4, 0],
  [5, 2],
  [9, 3],
];

/** Error over bar, and bar over error, of every output and time of one network. */
function ratiosOf(i: number): { error: number[]; bar: number[] } {
  const [train, test] = counts[i % 3]!;
  const total = train + test;
  const x = fillNormals(new Float64Array(total * dimension), randomStream(4021, 'calibration', i));
  const rows = Array.from({ length: total }, (_, a) => [...x.subarray(a * dimension, (a + 1) * dimension)]);
  const given = parseParameters(parameters, {
    activation: activations[i % 5],
    width: widths[Math.floor(i / 3) % 5],
    hiddenLayers: 1 + (Math.floor(i / 2) % 2),
    biasScale: i % 4 === 0 ? 0.3 : 0,
    inputs: rows.slice(0, train),
    testInputs: rows.slice(train),
  });
  const b = beginningOf(given, { seed: 10_000 + i }, 0);
  const times = flowGrid(b.tau, 0, 30);
  const kernels = finish(fullHierarchy(b))!;
  const predicted = finish(hierarchyPrediction(b, kernels, times, finish(linearFlowCurve(b, times))));
  const trained = finish(networkFlow(b, times, 1e-9));
  const found = { error: [] as number[], bar: [] as number[] };
  for (let k = 1; k < times.length; k++)
    for (let a = 0; a < total; a++) {
      const error = Math.abs(predicted.outputs[k * total + a]! - trained.values[k * trained.width + a]!);
      const own = predicted.errors[k * total + a]!;
      // Below the solver's accuracy there is nothing to judge.
      if (Math.max(error, own) < 3e-9) continue;
      found.error.push(error / own);
      found.bar.push(own / Math.max(error, 1e-12));
    }
  return found;
}

let all: { error: number[]; bar: number[] }[];
beforeAll(() => {
  all = Array.from({ length: nets }, (_, i) => ratiosOf(i));
});

const share = (values: number[]) => values.filter((v) => v <= 3).length / values.length;
const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

test('95 % of the true errors lie below three bars', () => {
  expect(share(all.flatMap(({ error }) => error))).toBeGreaterThanOrEqual(0.95);
});

test('at the end of training, too, network by network', () => {
  expect(share(all.map(({ error }) => median(error.slice(-4))))).toBeGreaterThanOrEqual(0.95);
});

test('the median bar is at most ten times the error', () => {
  expect(median(all.flatMap(({ bar }) => bar))).toBeLessThanOrEqual(10);
});
