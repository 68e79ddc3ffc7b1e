import { describe, expect, test } from 'vitest';
import {
  type Dataset,
  finish,
  InputError,
  numbers,
  parseParameters,
  shapeProblems,
  type UserData,
} from '../../../src/contract/index.js';
import { trainingData } from '../../../src/experiments/train/data.js';
import { parameters } from '../../../src/experiments/train/parameters.js';
import { quantities } from '../../../src/experiments/train/quantities.js';
import { train } from '../../../src/experiments/train/train.js';

/** Two noisy clouds, or three, with integer labels. */
function clouds(classes: number): UserData {
  const rows = 60;
  const inputs = new Float64Array(2 * rows);
  const labels = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    labels[i] = i % classes;
    inputs[2 * i] = Math.cos(2 * labels[i]!) * 3 + Math.sin(37 * i);
    inputs[2 * i + 1] = Math.sin(2 * labels[i]!) * 3 + Math.cos(91 * i);
  }
  return { source: 'clouds', inputs, labels, rows, names: ['a', 'b'], labelName: 'c' };
}

function trained(data: UserData, raw: Record<string, unknown>, seed = 1): Dataset {
  const given = parseParameters(parameters, { hiddenWidths: [16], steps: 60, probeSize: 30, ...raw });
  return finish(train(given, trainingData(data, given, seed), seed));
}

const cases: [string, number, Record<string, unknown>][] = [
  ['two classes', 2, {}],
  ['three classes, two layers', 3, { hiddenWidths: [16, 8], activation: 'tanh' }],
  ['cross-entropy of two', 2, { loss: 'cross-entropy' }],
  ['cross-entropy of three', 3, { loss: 'cross-entropy', biasScale: 0.3 }],
  ['momentum', 3, { optimiser: 'momentum' }],
  ['mini-batches', 2, { batchSize: 10 }],
  ['numbers', 3, { task: 'numbers' }],
  ['mean field', 2, { parametrisation: 'mup' }],
  ['layer rates', 2, { layerLearningRates: [2, 0.5] }],
  ['no test rows', 2, { testShare: 0 }],
  ['one column constant', 2, { inputScaling: 'none', centreInputs: false }],
];

describe.each(cases)('%s', (_, classes, raw) => {
  const dataset = trained(clouds(classes), raw);

  test('the loss falls, shapes fit, every series is described', () => {
    const loss = numbers(dataset, 'trainLoss');
    expect(loss.at(-1)).toBeLessThan(loss[0]!);
    expect(shapeProblems(dataset)).toEqual([]);
    const known = quantities.map(({ name }) => name);
    for (const name of Object.keys(dataset.series)) expect(known).toContain(name);
  });

  test('indicators begin at no change', () => {
    for (const name of ['kernelRatio', 'kernelTraceRatio', 'kernelCosine'])
      expect(numbers(dataset, name)[0]).toBeCloseTo(1, 10);
    const layers = dataset.sizes.layer!;
    for (let l = 0; l < layers; l++) expect(numbers(dataset, 'normGrowth')[l]).toBeCloseTo(1, 12);
  });

  test('the same seed gives the same bits, another one others', () => {
    expect(trained(clouds(classes), raw)).toEqual(dataset);
    expect(numbers(trained(clouds(classes), raw, 2), 'trainLoss')).not.toEqual(numbers(dataset, 'trainLoss'));
  });
});

test('a smaller start learns features where a larger one keeps its kernel', () => {
  const mechanism = (weightScale: number) =>
    trained(clouds(2), { hiddenWidths: [64], weightScale, steps: 200 }).series.mechanism!.values[0];
  expect(mechanism(0.1)).not.toBe('kernel');
  expect(mechanism(6)).toMatch(/^kernel/);
});

test('a rate that is too large is told, not a NaN', () => {
  expect(() => trained(clouds(2), { learningRate: 1e9 })).toThrow(/learning rate/);
});

const refused: [string, string, Record<string, unknown>][] = [
  ['LABELS_NOT_CLASSES', 'cross-entropy of numbers', { task: 'numbers', loss: 'cross-entropy' }],
  ['DATA_TOO_FEW_ROWS', 'classes that are not there', { classes: [7] }],
  ['PARAMETER_INVALID', 'rates of too many layers', { layerLearningRates: [1, 1, 1] }],
  ['PARAMETER_INVALID', 'abc without exponents', { parametrisation: 'abc' }],
  ['PARAMETER_UNKNOWN', 'a misspelt name', { widths: [3] }],
];

test.each(refused)('%s: %s', (code, _, raw) => {
  let found: unknown;
  try {
    trained(clouds(2), raw);
  } catch (error) {
    found = error;
  }
  expect(found).toBeInstanceOf(InputError);
  expect((found as InputError).code).toBe(code);
});

test('inputs are scaled by the training rows alone, and it is said', () => {
  const given = parseParameters(parameters, { inputScaling: 'secondMoment' });
  const { train: batch, sentences } = trainingData(clouds(2), given, 0);
  const square = batch.inputs.reduce((sum, x) => sum + x * x, 0) / batch.count;
  expect(square).toBeCloseTo(1, 12);
  expect(sentences.join(' ')).toMatch(/48 rows for training and 12 for the test.*centred.*\|x\|²/);
});

test.each([
  ['plain descent in batches', { batchSize: 10 }],
  ['momentum', { optimiser: 'momentum', biasScale: 0.2 }],
])('%s goes on from any step to the same bits', (_, raw) => {
  const given = parseParameters(parameters, { hiddenWidths: [8], steps: 30, probeSize: 20, ...raw });
  const data = trainingData(clouds(3), given, 1);
  const whole = finish(train(given, data, 1));
  let at = 0;
  for (const step of train(given, data, 1)) {
    if (++at % 7 === 0) expect(finish(train(given, data, 1, structuredClone(step.checkpoint!())))).toEqual(whole);
  }
});
