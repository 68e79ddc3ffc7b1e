import { expect, test } from 'vitest';
import { finish, numbers, parseParameters } from '../../../../src/contract/index.js';
import { settingOf } from '../../../../src/theories/dln-dmft/conversions.js';
import { endOf, trainingGuide } from '../../../../src/theories/dln-dmft/dmft/guides.js';
import { parameters } from '../../../../src/theories/dln-dmft/parameters.js';
import { end, theoryRun } from '../run.js';

test('the curves end on their guides', () => {
  const quantities = ['testMse', 'trainMse', 'testMseLimit', 'trainMseLimit'];
  const data = theoryRun(
    { sampleRatio: 0.6, labelNoiseVariance: 0.04, initialScale: 0.5, weightDecay: 0.1, finalTime: 200 },
    { quantities, tolerance: 0.015 },
  );
  for (const name of ['testMse', 'trainMse'])
    expect(Math.abs(end(data, name) / end(data, `${name}Limit`) - 1)).toBeLessThan(0.03);
});

test('an interpolating run gets the exponential of its rate through the last resolved row', () => {
  const setting = settingOf(parseParameters(parameters, { initialScale: 1 }));
  const limit = finish(endOf(setting))!;
  const times = Float64Array.of(1, 10, 20, 30);
  const train = Float64Array.of(1, 1e-3, 1e-6, 1e-12);
  const guide = trainingGuide(limit, times, train);
  expect(guide[2]).toBeCloseTo(1e-6, 18);
  expect(Math.log(guide[2]! / guide[3]!) / 20).toBeCloseTo(limit.smallestHessianEigenvalue, 9);
  expect(Math.max(...guide)).toBeLessThanOrEqual(1);
});

test('features of unequal variance have no known limit: no guide', () => {
  const data = theoryRun({
    featureVariances: [
      { weight: 0.5, variance: 0.5 },
      { weight: 0.5, variance: 1.5 },
    ],
    finalTime: 2,
  });
  expect(data.series.testMseLimit).toBeUndefined();
  expect(numbers(data, 'testMse').length).toBeGreaterThan(3);
});
