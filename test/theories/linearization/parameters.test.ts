import { expect, test } from 'vitest';
import { InputError } from '../../../src/contract/index.js';
import { jets } from '../../../src/theories/linearization/calculations/jets.js';
import { hierarchyEngine } from '../../../src/theories/linearization/engines/hierarchy.js';
import { compute, given } from './given.js';

const refusals: [string, Record<string, unknown>, RegExp][] = [
  ['too wide to store', { width: 100000, hiddenLayers: 2 }, /dense weights would need/],
  ['richness', { richness: 0.7 }, /mean-field/],
  ['a zero input without bias', { inputs: [[0, 0]] }, /zero vector/],
  ['ragged inputs', { inputs: [[1, 2], [1]] }, /2 numbers/],
  ['as many labels as inputs', { labels: [1] }, /labels/],
  ['batches in range', { batches: [[0, 9]] }, /indices from 0 to 3/],
  ['logistic labels', { loss: 'cross-entropy', labels: [1, 2, 1, 1] }, /labels 1 and -1/],
  ['a positive laziness scale', { lazinessScale: 0 }, /lazinessScale/],
  ['a known activation', { activation: 'relux' }, /relu/],
  ['a width of at least one', { width: 0 }, /width/],
];

test.each(refusals)('%s', (_, parameters, message) => {
  expect(() => given(parameters)).toThrow(InputError);
  expect(() => given(parameters)).toThrow(message);
});

test('duplicate inputs and a zero input with bias are allowed', () => {
  expect(
    given({
      inputs: [
        [0, 0],
        [0, 0],
      ],
      biasScale: 0.1,
      labels: [1, 1],
    }).inputs,
  ).toHaveLength(2);
});

test('a fitted batch, memory and too many inputs are refused with the reason', () => {
  const fitted = { inputs: [[1, 0, 0]], labels: [0], centredTargets: true };
  expect(() => compute(hierarchyEngine, fitted)).toThrow(/already fitted/);
  expect(() => compute(hierarchyEngine, { width: 1000 }, { memoryLimit: 1000 })).toThrow(/MB/);
  const inputs = Array.from({ length: 17 }, (_, a) => [1, a]);
  expect(() => compute(jets, { inputs }, { quantities: ['fourthOrderKernel'] })).toThrow(/N⁴/);
  expect(hierarchyEngine.suits(given({ inputs })).reason).toMatch(/at most 16/);
});
