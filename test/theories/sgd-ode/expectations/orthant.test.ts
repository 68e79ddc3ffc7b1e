import { expect, test } from 'vitest';
import { orthantProbability } from '../../../../src/theories/sgd-ode/expectations/orthant.js';
import { signedMoment } from '../../../../src/theories/sgd-ode/expectations/relu-noise.js';

const equal = (m: number, r: number) => Float64Array.from({ length: m * m }, (_, i) => (i % (m + 1) === 0 ? 1 : r));

test.each([1, 2, 3, 4])('equicorrelation 1/2 gives 1/(m+1), m = %d', (m) => {
  expect(orthantProbability(equal(m, 0.5), m)).toBeCloseTo(1 / (m + 1), 12);
});

test.each([1, 2, 3, 4])('independence gives 2^-m, m = %d', (m) => {
  expect(orthantProbability(equal(m, 0), m)).toBeCloseTo(0.5 ** m, 14);
});

test('two independent pairs multiply', () => {
  const r = equal(4, 0);
  r[1] = r[4] = 0.3;
  r[11] = r[14] = -0.6;
  const pair = (x: number) => orthantProbability(equal(2, x), 2);
  expect(orthantProbability(r, 4)).toBeCloseTo(pair(0.3) * pair(-0.6), 12);
});

test('signed moments of independent units are products of half moments', () => {
  const C = Float64Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 1 + i / 5 : 0));
  const half = (i: number) => Math.sqrt((1 + i) / (2 * Math.PI));
  expect(signedMoment(C, 4, [0, 1, 2, 3], 2, 3)).toBeCloseTo(0.25 * half(2) * half(3), 12);
  expect(signedMoment(C, 4, [0], 0, 0)).toBeCloseTo(0.5, 12);
});
