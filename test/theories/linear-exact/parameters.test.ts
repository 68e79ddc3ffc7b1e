import { expect, test } from 'vitest';
import { InputError, parseParameters } from '../../../src/contract/index.js';
import { constantsOf } from '../../../src/theories/linear-exact/constants.js';
import { parameters } from '../../../src/theories/linear-exact/parameters.js';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { solve } from '../../../src/theories/linear-exact/solution.js';
import { drawStart } from '../../../src/theories/linear-exact/start.js';
import { given } from './networks.js';

/** Illegal input, where the complaint points, and what it says. */
const illegal: [path: string, says: string, raw: Record<string, unknown>][] = [
  ['width', 'width must be a positive integer', { width: 0 }],
  ['width', 'width must be a positive integer', { width: 2.5 }],
  ['outputScale', 'output scale 0: the network cannot produce output; nothing is learned', { outputScale: 0 }],
  ['outputScale', 'expected a number', { outputScale: Number.NaN }],
  [
    'readoutLearningRate',
    'layer rates must be positive; to freeze a layer give it 1e-9 of the other rate',
    { readoutLearningRate: 0 },
  ],
  ['hiddenLearningRate', 'layer rates must be positive', { hiddenLearningRate: -1 }],
  ['labels', 'data and labels differ in length', { inputs: [1, 2], labels: [1] }],
  ['inputs[0]', 'expected', { inputs: [Number.POSITIVE_INFINITY], labels: [1] }],
  ['inputs', 'all inputs are zero: slope undefined', { inputs: [0, 0], labels: [1, 2] }],
  ['inputMoment', 'all inputs are zero: slope undefined', { inputMoment: 0 }],
  ['inputMoment', 'moments', { inputs: [1], labels: [1], inputMoment: 2 }],
  [
    'readoutInitialScale',
    'both layers start at zero: exact saddle, no learning',
    { readoutInitialScale: 0, hiddenInitialScale: 0 },
  ],
  [
    'readoutInitialScale',
    'both layers start at zero',
    { readoutInitialScale: 0, initialisation: { kind: 'balanced' } },
  ],
  ['readoutInitialScale', 'expected a number >= 0', { readoutInitialScale: -1 }],
  ['initialisation.kind', 'parallel', { width: 1, initialisation: { kind: 'orthogonal' } }],
  ['readoutWeightDecay', 'expected a number >= 0', { readoutWeightDecay: -1 }],
  ['readoutWeights', 'both layers explicitly', { readoutWeights: [1] }],
  ['readoutWeights', 'both layers explicitly', { readoutWeights: [1, 2], hiddenWeights: [1] }],
  ['hiddenWeightMatrix', 'not both', { readoutWeights: [1], hiddenWeights: [1], hiddenWeightMatrix: [[1]] }],
  ['hiddenWeightMatrix', 'rows of one length', { readoutWeights: [1, 2], hiddenWeightMatrix: [[1], [1, 2]] }],
  ['width', 'Explicit weights fix the width', { width: 7, readoutWeights: [1], hiddenWeights: [1] }],
  ['direction', 'a vector of length 1', { direction: [1, 1] }],
  ['hiddenWeightMatrix', 'Match the rows', { readoutWeights: [1], hiddenWeightMatrix: [[1, 2]], direction: [1] }],
  ['momentum', 'expected a number >= 0 and < 1', { momentum: 1 }],
];

test.each(illegal)('%s: %s', (path, says, raw) => {
  try {
    parseParameters(parameters, raw);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toContain(`parameters.${path}: expected`);
    expect((error as Error).message).toContain(says);
  }
});

test('the default run sits between kernel and feature learning and takes steps fine enough for the flow', () => {
  const defaults = given();
  const c = constantsOf(solve(drawStart(defaults, 1, 0), resolve(defaults)));
  expect(c.targetSlope).toBe(1);
  expect(c.lazySlopeScale).toBeGreaterThan(0.7);
  expect(c.lazySlopeScale).toBeLessThan(1.4);
  expect(c.asymptoticRate).toBeGreaterThan(0.03);
  expect(c.asymptoticRate).toBeLessThan(0.1);
});
