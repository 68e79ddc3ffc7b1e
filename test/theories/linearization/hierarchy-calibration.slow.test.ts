import { beforeAll, expect, test } from 'vitest';
import { finish, parseParameters } from '../../../src/contract/index.js';
import { fillNormals, randomStream } from '../../../src/numerics/random/index.js';
import { beginningOf, flowGrid } from '../../../src/theories/linearization/beginning.js';
import { fullHierarchy } from '../../../src/theories/linearization/diagnosis.js';
import { networkFlow } from '../../../src/theories/linearization/dynamics/network-flow.js';
import { hierarchyCurve } from '../../../src/theories/linearization/hierarchy-curve.js';
import { hierarchyPrediction } from '../../../src/theories/linearization/hierarchy-prediction.js';
import { linearFlowCurve } from '../../../src/theories/linearization/linear-curve.js';
import { parameters } from '../../../src/theories/linearization/parameters.js';

// Error bars of the hierarchy on a hundred networks that did not serve to set them.
const nets = 100;
const dimension = 5;
const activations = ['erf', 'tanh', 'gelu', 'sin', 'sigmoid'];
const widths = [24, 48, 96, 160, 256, 360];
const counts: [train: number, test: number][] = [
  [4, 0],
  [5, 2],
  [9, 3],
  [3, 1],
];

interface Ratios {
  /** Error over bar, and bar over error, of every output and time up to where perturbation theory holds. */
  error: number[];
  bar: number[];
  /** Error over bar of the kernel drift. */
  drift: number[];
}

function networkOf(i: number) {
  const [train, test] = counts[i % 4]!;
  const total = train + test;
  const x = fillNormals(new Float64Array(total * dimension), randomStream(4021, 'calibration', i));
  const rows = Array.from({ length: total }, (_, a) => [...x.subarray(a * dimension, (a + 1) * dimension)]);
  return parseParameters(parameters, {
    activation: activations[i % 5],
    width: widths[Math.floor(i / 3) % 6],
    hiddenLayers: 1 + (Math.floor(i / 2) % 2),
    biasScale: i % 4 === 0 ? 0.3 : 0,
    lazinessScale: [1, 0.6, 2][i % 3],
    parametrisation: i % 7 === 0 ? 'mup' : 'ntk',
    inputs: rows.slice(0, train),
    testInputs: rows.slice(train),
  });
}

function ratiosOf(i: number): Ratios {
  const b = beginningOf(networkOf(i), { seed: 10_000 + i }, 0);
  const { total } = b.setting;
  const times = flowGrid(b.tau, 0, 30);
  const kernels = finish(fullHierarchy(b))!;
  const { reached } = finish(hierarchyCurve(b, kernels, times));
  const predicted = finish(hierarchyPrediction(b, kernels, times, finish(linearFlowCurve(b, times))));
  const trained = finish(networkFlow(b, times, 1e-9));
  const found: Ratios = { error: [], bar: [], drift: [] };
  for (let k = 1; k < reached; k++) {
    const real = trained.values.subarray(k * trained.width, (k + 1) * trained.width);
    for (let a = 0; a < total; a++) {
      const error = Math.abs(predicted.outputs[k * total + a]! - real[a]!);
      const own = predicted.errors[k * total + a]!;
      // Below the solver's accuracy there is nothing to judge.
      if (Math.max(error, own) < 3e-9) continue;
      found.error.push(error / own);
      found.bar.push(own / Math.max(error, 1e-12));
    }
    const error = Math.abs(predicted.drift[k]! - real[total]!);
    if (error > 3e-8) found.drift.push(error / predicted.driftErrors[k]!);
  }
  return found;
}

let all: Ratios[];
beforeAll(() => {
  all = Array.from({ length: nets }, (_, i) => ratiosOf(i)).filter(({ error }) => error.length > 0);
}, 1_800_000);

const share = (values: number[]) => values.filter((v) => v <= 3).length / values.length;
const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

test('95 % of the true errors lie below three bars', () => {
  expect(all.length).toBeGreaterThanOrEqual(95);
  expect(share(all.flatMap(({ error }) => error))).toBeGreaterThanOrEqual(0.95);
});

test('in 95 % of the networks all of them do', () => {
  expect(share(all.map(({ error }) => Math.max(...error)))).toBeGreaterThanOrEqual(0.95);
});

test('the median bar is at most ten times the error', () => {
  expect(median(all.flatMap(({ bar }) => bar))).toBeLessThanOrEqual(10);
});

test('the kernel drift, too, lies within three bars', () => {
  expect(share(all.flatMap(({ drift }) => drift))).toBeGreaterThanOrEqual(0.95);
});
