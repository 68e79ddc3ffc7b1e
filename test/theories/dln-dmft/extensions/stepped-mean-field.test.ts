import { describe, expect, test } from 'vitest';
import { finish, numbers } from '../../../../src/contract/index.js';
import { settingOf } from '../../../../src/theories/dln-dmft/conversions.js';
import { descentTheory } from '../../../../src/theories/dln-dmft/extensions/descent-theory.js';
import { power, steppedMeanField } from '../../../../src/theories/dln-dmft/extensions/stepped-mean-field.js';
import { parsed } from '../simulators/setup.js';
import { trained } from './deep-descent.js';

const teacher = [
  { weight: 0.5, kind: 'atom', value: 0 },
  { weight: 0.5, kind: 'atom', value: 1 },
];

/** What is compared with networks of this many dimensions: the mean-field equations have to hold for all of it. */
const cases: [string, { depth: number; eta: number; steps: number; variances: number[] }, object][] = [
  ['finite steps', { depth: 2, eta: 0.1, steps: 40, variances: [1] }, { sampleRatio: 2 }],
  ['weight decay', { depth: 2, eta: 0.1, steps: 40, variances: [1] }, { weightDecay: 0.1 }],
  ['depth 3', { depth: 3, eta: 0.05, steps: 60, variances: [1] }, { initialScale: 0.6 }],
  ['depth 4', { depth: 4, eta: 0.03, steps: 60, variances: [1] }, { initialScale: 0.7 }],
  ['unequal features', { depth: 2, eta: 0.1, steps: 40, variances: [0.25, 1.75] }, {}],
];

test.each(cases)('%s: networks agree within the errors', (_, setup, extra) => {
  const raw = { sampleRatio: 0.6, labelNoiseVariance: 0.04, initialScale: 0.3, teacher, inputDimension: 400, ...extra };
  const { variances, eta, ...rest } = setup;
  const problem = {
    ...settingOf(parsed(raw)),
    ...rest,
    stepLength: eta,
    variances: variances.map((variance) => ({ weight: 1 / variances.length, variance })),
  };
  const theory = [0, 1, 2].map((repeat) => finish(steppedMeanField(problem, 512, 1, repeat)));
  const networks = Array.from({ length: 8 }, (_, replica) => trained(raw, setup, replica));
  for (const name of ['trainMse', 'testMse', 'predictionMse'] as const)
    for (const n of [5, setup.steps]) {
      const [expected, own] = meanAndError(theory.map((curves) => curves[name][n]!));
      const [mean, error] = meanAndError(networks.map((curves) => curves[name][n]!));
      // Six numbers in five cases: three and a half errors; finite size adds about 1/d.
      const allowed = 3.5 * Math.sqrt(own * own + error * error) + 0.01 * expected;
      expect(Math.abs(mean - expected), `${name} at step ${n}`).toBeLessThan(allowed);
    }
});

describe('calculator', () => {
  const values = { ...descentTheory.parameters.parse({}), steps: 30 };

  test('begins at the initial values', () => {
    const data = finish(descentTheory.run(values, { quality: 'interactive', seed: 1 }));
    expect(numbers(data, 'testMse')[0]).toBeCloseTo(0.1, 10);
    expect(numbers(data, 'trainMse')[0]).toBeCloseTo(0.11, 10);
    expect(numbers(data, 'weightSquaredNorm')[0]).toBeCloseTo(0, 12);
  });

  test('says when a step is too long', () => {
    const run = () => finish(descentTheory.run({ ...values, learningRate: 20 }, { quality: 'interactive', seed: 1 }));
    expect(run).toThrow(/edge of stability/);
  });

  test('equal variances of the features are a change of units', () => {
    // s → c s with w* → w*/√c, α² → α²/√c, η → η/√c leaves predictions as they are.
    const c = 4;
    const scaled = {
      ...values,
      featureVariances: [{ weight: 1, variance: c }],
      teacher: [
        { weight: 0.9, kind: 'atom' as const, value: 0 },
        { weight: 0.1, kind: 'gaussian' as const, standardDeviation: 1 / Math.sqrt(c) },
      ],
      initialScale: values.initialScale / c ** 0.25,
      learningRate: values.learningRate / Math.sqrt(c),
    };
    const [one, other] = [values, scaled].map((v) =>
      numbers(finish(descentTheory.run(v, { quality: 'interactive', seed: 1 })), 'predictionMse'),
    );
    expect(Math.max(...one!.map((x, k) => Math.abs(x - other![k]!)))).toBeLessThan(1e-9);
  });
});

test.each([
  [2, 0, 1],
  [2, 3, 8],
  [-0.5, 2, 0.25],
])('%d to the power %i', (x, n, value) => {
  expect(power(x, n)).toBe(value);
});

function meanAndError(values: number[]): [mean: number, error: number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const square = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return [mean, Math.sqrt(square / (values.length * (values.length - 1)))];
}
