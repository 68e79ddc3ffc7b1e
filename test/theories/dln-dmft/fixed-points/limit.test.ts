import { describe, expect, test } from 'vitest';
import { finish } from '../../../../src/contract/index.js';
import { donohoTannerRatio } from '../../../../src/theories/dln-dmft/fixed-points/donoho-tanner.js';
import {
  asinhRatio,
  hyperbolicMoments,
  hyperbolicProx,
  mirrorSlope,
} from '../../../../src/theories/dln-dmft/fixed-points/hyperbolic.js';
import { lasso, leastSquares, limitOf, minimumNorm } from '../../../../src/theories/dln-dmft/fixed-points/limit.js';
import { smallestEigenvalue } from '../../../../src/theories/dln-dmft/fixed-points/rate.js';
import { softThresholdMoments } from '../../../../src/theories/dln-dmft/fixed-points/soft-threshold.js';
import { solveThreshold, stateEvolution } from '../../../../src/theories/dln-dmft/fixed-points/state-evolution.js';
import type { Teacher } from '../../../../src/theories/dln-dmft/teacher.js';

const sparse = (share: number): Teacher => [
  { weight: 1 - share, kind: 'atom', value: 0 },
  { weight: share, kind: 'gaussian', standardDeviation: 1 },
];

const problem = (given: { alpha: number; delta: number; noise?: number; decay?: number; share?: number }) => ({
  teacher: sparse(given.share ?? 0.1),
  starts: [{ weight: 1, scale: given.alpha, asymmetry: 0 }],
  sampleRatio: given.delta,
  labelNoiseVariance: given.noise ?? 0,
  weightDecay: given.decay ?? 0,
});

test('the hyperbolic prox solves its equation, tiny scales included', () => {
  for (const logScale of [2, -4, -40, -300])
    for (const u of [1e-6, 0.3, -2, 40])
      for (const theta of [1e-4, 0.05, 3]) {
        const w = hyperbolicProx(u, theta, logScale);
        const h = (Math.sign(w) * asinhRatio(Math.abs(w), logScale)) / 2;
        expect(Math.abs((w + theta * h) / u - 1)).toBeLessThan(1e-9);
      }
  expect(mirrorSlope(3, 2)).toBeCloseTo(2 * Math.sqrt(13), 12);
});

test('soft-threshold moments equal those of a fine sum', () => {
  const teacher: Teacher = [
    { weight: 0.6, kind: 'atom', value: 0.5 },
    { weight: 0.4, kind: 'gaussian', standardDeviation: 1.5 },
  ];
  const [tau, theta] = [0.7, 0.4];
  const soft = (u: number) => Math.sign(u) * Math.max(0, Math.abs(u) - theta);
  let [square, error] = [0, 0];
  const step = 1 / 400;
  for (let z = -8; z < 8; z += step) {
    const p = (step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
    const atom = soft(0.5 + tau * z);
    square += p * 0.6 * atom * atom;
    error += p * 0.6 * (atom - 0.5) ** 2;
    const spread = Math.hypot(1.5, tau);
    const w = soft(spread * z);
    const mean = ((1.5 * 1.5) / (spread * spread)) * spread * z;
    square += p * 0.4 * w * w;
    error += p * 0.4 * ((w - mean) ** 2 + (1.5 * 1.5 * tau * tau) / (spread * spread));
  }
  const found = softThresholdMoments(teacher, tau, theta);
  expect(found.square).toBeCloseTo(square, 5);
  expect(found.error).toBeCloseTo(error, 5);
});

test('hyperbolic and soft thresholds agree as the start vanishes', () => {
  const one = problem({ alpha: 1e-100, delta: 0.5 });
  const theta = 0.5 / (200 * Math.LN10);
  const smooth = hyperbolicMoments(one, 0.5, theta);
  expect(smooth.square).toBeGreaterThan(0);
  const { theta: solved } = solveThreshold('basis-pursuit', one, 0.5);
  expect(softThresholdMoments(one.teacher, 0.5, solved).active).toBeCloseTo(0.5, 9);
});

describe('limits', () => {
  test.each<[string, Parameters<typeof problem>[0], number]>([
    ['interpolator, small start', { alpha: 0.05, delta: 0.5, noise: 0.09, share: 0.2 }, 0.18553626497842457],
    ['interpolator without noise', { alpha: 1e-3, delta: 0.6 }, 4.448073563487391e-8],
    ['LASSO', { alpha: 2, delta: 0.6, noise: 0.01, decay: 0.01 }, 0.020493286183907555],
    ['basis pursuit', { alpha: 0, delta: 0.5, noise: 0.01 }, 0.024744209],
    ['smallest l2 norm', { alpha: Number.POSITIVE_INFINITY, delta: 0.5, noise: 0.01 }, 0.06],
    ['least squares', { alpha: 0.01, delta: 2, noise: 0.25 }, 0.25],
  ])('%s', (_, given, expected) => {
    expect(finish(limitOf(problem(given))).testMse / expected).toBeCloseTo(1, 5);
  });

  test('a large start tends to the smallest l2 norm, whose error is (1−δ)q + σ²δ/(1−δ)', () => {
    const one = problem({ alpha: 10, delta: 0.5, noise: 0.01 });
    expect(minimumNorm(one).testMse).toBeCloseTo(0.5 * 0.1 + 0.01, 12);
    expect(finish(limitOf(one, false)).testMse).toBeCloseTo(minimumNorm(one).testMse, 5);
  });

  test('with weight decay the start does not matter', () => {
    const at = (alpha: number) => finish(lasso(problem({ alpha, delta: 1.2, noise: 0.04, decay: 0.05 })));
    expect(at(0.1)).toEqual(at(3));
  });

  test('least squares trains to σ²(1 − 1/δ)', () => {
    expect(leastSquares(problem({ alpha: 1, delta: 4, noise: 0.2 }), false).trainMse).toBeCloseTo(0.15, 12);
  });
});

test.each([
  [0.05, 0.2039],
  [0.1, 0.3288],
  [0.19284, 0.5],
])('Donoho-Tanner line at share %f: recovery just above it, not below', (share, expected) => {
  const line = donohoTannerRatio(share);
  expect(line).toBeCloseTo(expected, 4);
  const error = (delta: number) =>
    finish(stateEvolution('basis-pursuit', problem({ alpha: 0, delta, share }))).moments.error;
  expect(error(1.03 * line)).toBeLessThan(1e-12);
  expect(error(0.97 * line)).toBeGreaterThan(2e-4);
});

test.each([
  [0.5, 3, 0.01, 3.08945],
  [0.5, 0.1, 0.01, 0.0153663],
  [2, 0.01, 0.09, 0.495 * 2e-4],
])('rate at δ = %f, α = %f', (delta, alpha, noise, expected) => {
  const one = problem({ alpha, delta, noise, share: delta > 1 ? 0.2 : 0.1 });
  expect(finish(limitOf(one)).smallestHessianEigenvalue / expected).toBeCloseTo(1, 2);
});

test('the rate of a lazy network is the edge of the Marchenko-Pastur law', () => {
  const one = problem({ alpha: 30, delta: 4, noise: 0.01 });
  const found = { tau: 0.05, theta: 0, moments: { active: 1, square: 0, overlap: 0, error: 0 } };
  expect(smallestEigenvalue(one, found) / (2 * 900 * 0.25)).toBeCloseTo(1, 2);
});
