import { expect, test } from 'vitest';
import { richTime } from '../../../../src/theories/dln-dmft/calculators/time-scales.js';
import { lazyErrors, spectrum } from '../../../../src/theories/dln-dmft/fixed-points/marchenko-pastur.js';
import {
  activationTime,
  populationWeight,
  staircaseTime,
} from '../../../../src/theories/dln-dmft/fixed-points/population.js';

test.each([0.5, 1.5, 4])('Marchenko-Pastur law at δ = %f: mass, mean 1 and second moment 1 + 1/δ', (delta) => {
  const { values, weights, atom } = spectrum(delta);
  const moment = (power: number) => values.reduce((sum, x, i) => sum + weights[i]! * x ** power, 0);
  expect(moment(0) + atom).toBeCloseTo(1, 6);
  expect(moment(1)).toBeCloseTo(1, 6);
  expect(moment(2)).toBeCloseTo(1 + 1 / delta, 6);
});

test('lazy errors start at q and q + σ², and end at the smallest norm', () => {
  const law = spectrum(0.5);
  const setting = { q: 1, noise: 0.01, sampleRatio: 0.5, rate: 18 };
  expect(lazyErrors(law, setting, 0)).toEqual({ testMse: expect.closeTo(1, 6), trainMse: expect.closeTo(1.01, 6) });
  expect(lazyErrors(law, setting, 1e4).testMse).toBeCloseTo(0.51, 3);
});

test.each([0.7, -1.5, 0.02])('population weight of teacher %f solves the flow', (a) => {
  const alpha = 0.03;
  let h = 0;
  const dt = 1e-4;
  const w = () => alpha * alpha * Math.sinh(2 * h);
  for (let k = 0; k < 40000; k++) {
    const half = h + (dt / 2) * (a - w());
    h += dt * (a - alpha * alpha * Math.sinh(2 * half));
  }
  expect(populationWeight(a, alpha, 4) / w()).toBeCloseTo(1, 4);
});

test('a coordinate has half risen at the time of the staircase', () => {
  expect(populationWeight(1, 1e-4, staircaseTime(1, 1e-4))).toBeCloseTo(0.5, 3);
  expect(activationTime(0.5, 1, 1e-4)).toBeCloseTo(staircaseTime(1, 1e-4) - Math.LN2 / 2, 3);
});

test('the delay of the rich phase', () => {
  expect(richTime(2, 0.01, 0.1)).toBeCloseTo(134.3, 1);
});
