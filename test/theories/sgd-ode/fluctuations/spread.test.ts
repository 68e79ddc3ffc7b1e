import { expect, test } from 'vitest';
import { finish, numbers, type Request, shapeProblems } from '../../../../src/contract/index.js';
import { ode } from '../../../../src/theories/sgd-ode/engines/ode.js';
import { fluctuations, spreadPlan } from '../../../../src/theories/sgd-ode/fluctuations/index.js';
import { parsed } from '../random-overlaps.js';

const request: Request = { quality: 'interactive', seed: 3, at: { t: Float64Array.of(0, 1, 4) } };
const small = {
  teacherWidth: 1,
  inputDimension: 60,
  learningRate: 1,
  labelNoiseVariance: 0.1,
  studentOverlap: [
    [0.6, 0.1],
    [0.1, 0.5],
  ],
  crossOverlap: [[0.3], [-0.1]],
};

test('the curves of the ODE carry the law that the calculator predicts', () => {
  const found = finish(ode.run(parsed(small), request));
  const law = finish(fluctuations.run(parsed(small), { ...request, quality: 'publication' }));
  expect(shapeProblems(found)).toEqual([]);
  expect(found.series.fluctuationMethod!.values).toEqual(['expansion']);
  for (const name of ['risk', 'studentOverlap', 'crossOverlap']) {
    const spread = numbers(law, `${name}StandardDeviation`);
    numbers(found, `${name}StandardDeviation`).forEach((sd, i) => {
      expect(Math.abs(sd - spread[i]!)).toBeLessThan(0.05 * spread[i]! + 1e-6);
    });
    const shift = numbers(law, `${name}MeanShift`);
    numbers(found, `${name}Mean`).forEach((mean, i) => {
      expect(Math.abs(mean - numbers(law, name)[i]! - shift[i]!)).toBeLessThan(0.05 * spread[i]! + 1e-4);
    });
  }
});

test('every replica has its law; equal starts share it', () => {
  const replicas = { from: 0, to: 2 };
  const wanted = { ...request, quantities: ['risk', 'riskStandardDeviation'], replicas };
  const same = finish(ode.run(parsed(small), wanted));
  expect(Object.keys(same.series).sort()).toEqual(['exitTime', 'replica', 'risk', 'riskStandardDeviation', 't']);
  const [first, second] = [0, 3].map((at) => numbers(same, 'riskStandardDeviation').slice(at, at + 3));
  expect(first).toEqual(second);
  const { studentOverlap: _, crossOverlap: __, ...drawn } = small;
  const different = numbers(finish(ode.run(parsed({ ...drawn, width: 2 }), wanted)), 'riskStandardDeviation');
  expect(different[1]).not.toBe(different[4]);
});

test('where the expansion is too costly the overlaps get the rough spread, and the reason says so', () => {
  const wide = { width: 12, learningRate: 1, inputDimension: 100 };
  const found = finish(ode.run(parsed(wide), request));
  expect(found.series.fluctuationMethod!.values).toEqual(['rough']);
  expect(numbers(found, 'crossOverlapStandardDeviation').at(-1)).toBeCloseTo(0.8 * Math.sqrt(1 / 1200), 12);
  expect(numbers(found, 'crossOverlapStandardDeviation')[0]).toBe(0);
  expect(found.series).not.toHaveProperty('riskStandardDeviation');
  expect(ode.suits(parsed(wide)).reason).toMatch(/too many for the 1\/d expansion/);
  expect(ode.suits(parsed({ width: 5, teacherWidth: 1, activation: 'relu', finalTime: 100 })).reason).toMatch(
    /would take about [\d.]+ s/,
  );
});

test('gradient flow has no spread', () => {
  expect(spreadPlan(parsed({ ...small, learningRate: 0 }))).toBeUndefined();
  expect(finish(ode.run(parsed({ ...small, learningRate: 0 }), request)).series).not.toHaveProperty('riskMean');
});

test('on a noise floor the spread of the risk is steady, not drowned by the tolerance', () => {
  const committee = { width: 2, studentNormalisation: 1, teacherNormalisation: 1, inputDimension: 100 };
  const given = parsed({ ...committee, labelNoiseVariance: 0.01, learningRate: 0.2 });
  const at = { t: Float64Array.of(150, 170, 190, 210) };
  const found = finish(ode.run(given, { ...request, at, quantities: ['riskStandardDeviation'] }));
  const spread = numbers(found, 'riskStandardDeviation');
  for (const sd of spread) expect(Math.abs(sd / spread[0]! - 1)).toBeLessThan(0.05);
});

test('norms on the sphere have no spread; one that drowns in rounding is Infinity', () => {
  const at = { t: Float64Array.of(1) };
  const sphere = { width: 1, teacherWidth: 1, constraint: 'spherical', learningRate: 1, inputDimension: 50 };
  const quantities = ['studentOverlapStandardDeviation', 'crossOverlapStandardDeviation'];
  const found = finish(ode.run(parsed(sphere), { ...request, at, quantities }));
  expect(numbers(found, 'studentOverlapStandardDeviation')[0]).toBeLessThan(1e-4);
  expect(numbers(found, 'crossOverlapStandardDeviation')[0]).toBeGreaterThan(0.01);
  const committee = { width: 1, teacherWidth: 1, studentNormalisation: 1, learningRate: 1, inputDimension: 100 };
  const late = { ...request, at: { t: Float64Array.of(1, 50) }, quantities: ['riskStandardDeviation'] };
  const spread = numbers(finish(ode.run(parsed(committee), late)), 'riskStandardDeviation');
  expect(spread[0]).toBeGreaterThan(1e-3);
  expect(spread[1]).toBe(Number.POSITIVE_INFINITY);
});
