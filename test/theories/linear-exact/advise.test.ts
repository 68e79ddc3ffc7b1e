import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/contract/index.js';
import { advise } from '../../../src/theories/linear-exact/advise.js';
import { constantsOf } from '../../../src/theories/linear-exact/constants.js';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { solve } from '../../../src/theories/linear-exact/solution.js';
import { drawStart } from '../../../src/theories/linear-exact/start.js';
import { given } from './networks.js';

const constants = (raw: Record<string, unknown>, seed = 5) => {
  const parameters = given(raw);
  return constantsOf(solve(drawStart(parameters, seed, 0), resolve(parameters)));
};
const advice = (raw: Record<string, unknown>, goal: Record<string, number> = {}) => finish(advise(given(raw), goal, 5));
const topics = (raw: Record<string, unknown>) => advice(raw).map(({ topic }) => topic);

const starts: [string, Record<string, unknown>][] = [
  ['defaults', {}],
  ['named parametrisation', { parametrisation: 'ntk', readoutInitialScale: 1, hiddenInitialScale: 1 }],
  ['unequal rates', { readoutLearningRate: 0.2, hiddenLearningRate: 0.003, outputScale: -0.6 }],
  ['explicit weights', { readoutWeights: [1, -0.5, 0.2], hiddenWeights: [0.3, 0.8, -0.1] }],
  [
    'matrix',
    {
      readoutWeights: [1, -0.5],
      hiddenWeightMatrix: [
        [0.1, 0.2],
        [0.3, -0.4],
      ],
      direction: [0.6, 0.8],
    },
  ],
];

describe.each(starts)('%s', (_, raw) => {
  test.each([1.05, 2, 30])('every printed change reaches kernel ratio %d', (kernelRatio) => {
    const found = advice(raw, { kernelRatio });
    expect(found.length).toBe(2);
    for (const { parameters } of found)
      expect(Math.abs(constants({ ...raw, ...parameters }).kernelRatio - kernelRatio)).toBeLessThan(1e-9);
  });

  test('the change of output scale and rates keeps the initial kernel', () => {
    const changes = advice(raw, { kernelRatio: 3 })[1]!.parameters;
    expect(
      constants({ ...raw, ...changes }).initialKernelEigenvalue / constants(raw).initialKernelEigenvalue,
    ).toBeCloseTo(1, 12);
  });

  test.each(['halfLife', 'timeToTenPercent', 'timeToPerMille'] as const)('%s as asked for', (name) => {
    const [only] = advice(raw, { [name]: 77 });
    expect(constants({ ...raw, ...only!.parameters })[name]).toBeCloseTo(77, 9);
  });
});

test('advised rates are the best ratio', () => {
  const raw = { readoutInitialScale: 0.02, hiddenInitialScale: 0.3 };
  const found = advice(raw).find(({ topic }) => topic === 'layer rates')!;
  const best = constants({ ...raw, ...found.parameters }).kernelRatio;
  const { readoutLearningRate: u, hiddenLearningRate: w } = found.parameters as Record<string, number>;
  for (const tilt of [0.9, 1.1])
    expect(
      constants({ ...raw, readoutLearningRate: u! * tilt, hiddenLearningRate: w! / tilt }).kernelRatio,
    ).toBeLessThan(best);
  expect(found.text).toContain(`Θ∞/Θ0 = ${Number(best.toPrecision(4))}`);
});

test('each situation is recognised', () => {
  expect(
    topics({ readoutInitialScale: 1, hiddenInitialScale: 1, readoutLearningRate: 0.0004, hiddenLearningRate: 0.0004 }),
  ).toContain('kernel phase');
  expect(topics({})).toContain('feature learning');
  expect(topics({ readoutInitialScale: 1e-3, hiddenInitialScale: 1e-3 })).toContain('plateau');
  expect(topics({ readoutWeights: [2, 1], hiddenWeights: [2, 0.9], inputLabelMoment: 0.1 })).toContain('disalignment');
  expect(topics({ readoutWeights: [0.2, 1], hiddenWeights: [2, -0.9] })).toContain('sign flip');
  expect(topics({ readoutInitialScale: 1e-3, hiddenInitialScale: 1 })).toContain('one layer rotates');
  expect(topics({ readoutLearningRate: 2, hiddenLearningRate: 2 })).toEqual(
    expect.arrayContaining(['step size', 'warnings']),
  );
});

test('a ratio below what large starts reach is out of reach', () => {
  const [only] = advice(
    { readoutWeights: [1, 0], hiddenWeights: [0.1, 1], inputLabelMoment: 0.01 },
    { kernelRatio: 0.1 },
  );
  expect(only!.text).toContain('No common factor');
  expect(only!.parameters).toBeUndefined();
});

test.each([
  [{ loss: 1 }, 'one of kernelRatio'],
  [{ kernelRatio: -1 }, 'a positive number'],
])('goal %j is refused', (goal, says) => {
  expect(() => advice({}, goal as Record<string, number>)).toThrow(says);
});
