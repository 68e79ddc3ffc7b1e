import { describe, expect, test } from 'vitest';
import { type Dataset, finish, parseParameters, shapeProblems } from '../../../../src/contract/index.js';
import { orderParameterSystem } from '../../../../src/theories/sgd-ode/engines/system.js';
import { incrementLaw } from '../../../../src/theories/sgd-ode/fluctuations/increment-covariance.js';
import { bands, expand, fluctuations, roughSpread } from '../../../../src/theories/sgd-ode/fluctuations/index.js';
import { drawStart } from '../../../../src/theories/sgd-ode/initial/index.js';
import { observables } from '../../../../src/theories/sgd-ode/observables.js';
import { parameters } from '../../../../src/theories/sgd-ode/parameters.js';
import { settingOf } from '../../../../src/theories/sgd-ode/setting.js';
import { ensemble } from '../../../../src/theories/sgd-ode/simulators/index.js';

const numbers = (data: Dataset, name: string) => data.series[name]!.values as Float64Array;

const common = { teacherWidth: 1, inputDimension: 60, learningRate: 1, labelNoiseVariance: 0.1 };
const start = {
  studentOverlap: [
    [0.6, 0.1],
    [0.1, 0.5],
  ],
  crossOverlap: [[0.3], [-0.1]],
};
const cases: [string, Record<string, unknown>][] = [
  ['erf', { ...start }],
  ['batches of noisy labels', { ...start, batchSize: 4 }],
  ['trained readout', { ...start, readoutRateRatio: 0.5 }],
  [
    'rows on the sphere',
    {
      studentOverlap: [
        [1, 0.1],
        [0.1, 1],
      ],
      crossOverlap: [[0.4], [-0.2]],
      constraint: 'spherical',
    },
  ],
  [
    'weight decay and falling rate',
    { ...start, hiddenWeightDecay: 0.3, learningRateSchedule: { kind: 'power', onset: 1 } },
  ],
  ['square', { ...start, activation: 'square', learningRate: 0.1 }],
];

describe.each(cases)('%s', (_name, raw) => {
  test('the predicted law is that of simulated runs', () => {
    const given = { ...common, ...raw };
    const at = { t: Float64Array.of(0, 0.5, 2) };
    const instances = 800;
    const sampled = finish(
      ensemble.run(parseParameters(ensemble.parameters, { ...given, instances }), {
        quality: 'publication',
        seed: 3,
        at,
      }),
    );
    const times = { t: numbers(sampled, 't') };
    const law = finish(
      fluctuations.run(parseParameters(parameters, given), { quality: 'interactive', seed: 3, at: times }),
    );
    expect(shapeProblems(law)).toEqual([]);
    for (const name of ['studentOverlap', 'crossOverlap', 'risk']) {
      const mean = numbers(sampled, `${name}Mean`);
      const error = sampled.series[`${name}Mean`]!.error!;
      const spread = numbers(sampled, `${name}StandardDeviation`);
      const predicted = numbers(law, name).map((value, i) => value + numbers(law, `${name}MeanShift`)[i]!);
      mean.forEach((value, i) => {
        // Second order in 1/d: a few per cent of the first.
        const allowance = 0.15 * Math.abs(numbers(law, `${name}MeanShift`)[i]!) + 1e-9;
        expect(Math.abs(value - predicted[i]!), `${name} ${i}`).toBeLessThan(4 * error[i]! + allowance);
        const sd = numbers(law, `${name}StandardDeviation`)[i]!;
        if (name !== 'risk') expect(Math.abs(spread[i]! - sd), `sd ${name} ${i}`).toBeLessThan(0.1 * sd + 1e-9);
      });
    }
  });
});

test('the covariance of one step is positive and does not change under a permutation of the students', () => {
  const values = parseParameters(parameters, { ...common, ...start });
  const swapped = parseParameters(parameters, {
    ...common,
    studentOverlap: [
      [0.5, 0.1],
      [0.1, 0.6],
    ],
    crossOverlap: [[-0.1], [0.3]],
  });
  const [one, two] = [values, swapped].map((given) => {
    const system = orderParameterSystem(settingOf(given), drawStart(given, 0, 0));
    const Sigma = new Float64Array(25);
    incrementLaw(system, 16384, 0).at(0, system.initial, Sigma, new Float64Array(5));
    return Sigma;
  });
  const place = [2, 1, 0, 4, 3];
  for (let a = 0; a < 5; a++)
    for (let b = 0; b < 5; b++) {
      const scale = Math.sqrt(one![a * 6]! * one![b * 6]!);
      expect(Math.abs(one![a * 5 + b]! - two![place[a]! * 5 + place[b]!]!)).toBeLessThan(0.02 * scale);
    }
});

test('the expansion knows no spread without a learning rate, and bands scale as 1/√d and 1/d', () => {
  const values = parseParameters(parameters, { ...common, ...start });
  const times = Float64Array.of(0, 1);
  const options = { nodes: 512, set: 0, rtol: 1e-4 };
  const flow = finish(expand({ ...settingOf(values), learningRate: 0 }, drawStart(values, 0, 0), times, options));
  expect(Math.max(...flow.covariances.map(Math.abs))).toBe(0);
  const expansion = finish(expand(settingOf(values), drawStart(values, 0, 0), times, options));
  const [near, far] = [10, 1000].map((d) => finish(bands(expansion, observables.slice(0, 3), d)));
  near!.forEach((band, o) => {
    band.standardDeviation.forEach((sd, i) => {
      expect(far![o]!.standardDeviation[i]!).toBeCloseTo(sd / 10, 12);
      expect(far![o]!.meanShift[i]!).toBeCloseTo(band.meanShift[i]! / 100, 12);
    });
  });
});

test('many order parameters get the rough spread, and are told so', () => {
  const values = parseParameters(parameters, { width: 12, finalTime: 1, learningRate: 1, inputDimension: 200 });
  const data = finish(fluctuations.run(values, { quality: 'interactive', seed: 1 }));
  expect(data.series.fluctuationMethod!.values).toEqual(['rough']);
  expect(numbers(data, 'crossOverlapStandardDeviation').at(-1)).toBe(roughSpread(1, 12, 200));
  expect(fluctuations.suits(values).reason).toMatch(/too many/);
});
