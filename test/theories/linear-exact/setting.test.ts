import { expect, test } from 'vitest';
import {
  type Parametrisation,
  parametrisationNames,
  parametrisations,
} from '../../../src/theories/linear-exact/parametrisation.js';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { given } from './networks.js';

test.each(parametrisationNames)('%s: scales follow the width by their exponents', (name: Parametrisation) => {
  const prefactors = {
    outputScale: 1.5,
    readoutInitialScale: 2,
    hiddenInitialScale: 3,
    readoutLearningRate: 0.4,
    hiddenLearningRate: 0.5,
  };
  const p = parametrisations[name];
  for (const width of [1, 9, 1000]) {
    const s = resolve(given({ ...prefactors, parametrisation: name, width }));
    expect(s.outputScale / (1.5 * width ** p.outputScale)).toBeCloseTo(1, 14);
    expect(s.readoutInitialScale / (2 * width ** p.readoutInitialScale)).toBeCloseTo(1, 14);
    expect(s.hiddenInitialScale / (3 * width ** p.hiddenInitialScale)).toBeCloseTo(1, 14);
    expect(s.readoutRate / (0.4 * width ** p.readoutLearningRate)).toBeCloseTo(1, 14);
    expect(s.hiddenRate / (0.5 * width ** p.hiddenLearningRate)).toBeCloseTo(1, 14);
  }
});

test('the data enter through three moments', () => {
  const s = resolve(given({ inputs: [1, -0.5, 2, 0.3], labels: [0.9, -0.2, 1.7, 0.8] }));
  const [m2, m1, sy] = [(1 + 0.25 + 4 + 0.09) / 4, (0.9 + 0.1 + 3.4 + 0.24) / 4, (0.81 + 0.04 + 2.89 + 0.64) / 4];
  expect(s.inputMoment).toBeCloseTo(m2, 14);
  expect(s.inputLabelMoment).toBeCloseTo(m1, 14);
  expect(s.targetSlope).toBeCloseTo(m1 / m2, 14);
  expect(s.lossFloor).toBeCloseTo(0.5 * (sy - (m1 * m1) / m2), 14);
});

test('moments alone stand for one point with them', () => {
  const s = resolve(given({ inputMoment: 4, inputLabelMoment: -3 }));
  expect([...s.inputs]).toEqual([2]);
  expect([...s.labels]).toEqual([-1.5]);
  expect(s.lossFloor).toBe(0);
});

test('A, B and the mean and ratio of the rates', () => {
  const s = resolve(
    given({ outputScale: -2, readoutLearningRate: 0.9, hiddenLearningRate: 0.1, inputMoment: 3, inputLabelMoment: 5 }),
  );
  expect(s.meanRate).toBeCloseTo(0.3, 15);
  expect(s.rateRatio).toBeCloseTo(3, 14);
  expect(s.kernelCoefficient).toBeCloseTo(3 * 4 * 0.09, 14);
  expect(s.labelDrive).toBeCloseTo(0.3 * -2 * 5, 14);
});

test('the line of the data has the dimension of what is given', () => {
  expect([...resolve(given({ inputDimension: 4 })).direction]).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect([...resolve(given({ direction: [0.6, 0.8] })).direction]).toEqual([0.6, 0.8]);
});
