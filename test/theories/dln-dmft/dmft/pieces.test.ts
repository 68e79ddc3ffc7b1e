import { expect, test } from 'vitest';
import { kernels } from '../../../../src/numerics/kernels/index.js';
import { mixed } from '../../../../src/theories/dln-dmft/dmft/anderson.js';
import { derivativeWeights, lagrangeWeights } from '../../../../src/theories/dln-dmft/dmft/differences.js';
import { drawEnsemble, subset } from '../../../../src/theories/dln-dmft/dmft/ensemble.js';
import { judge } from '../../../../src/theories/dln-dmft/dmft/errors.js';
import { firstTime, nextRatio } from '../../../../src/theories/dln-dmft/dmft/grid.js';
import { luFactor, luSolve } from '../../../../src/theories/dln-dmft/dmft/lu.js';
import { mirrorStep } from '../../../../src/theories/dln-dmft/dmft/mirror-step.js';
import { responseRoot } from '../../../../src/theories/dln-dmft/dmft/response-root.js';
import { finenessOf } from '../../../../src/theories/dln-dmft/dmft/settings.js';

const setting = {
  sampleRatio: 0.5,
  labelNoiseVariance: 0.01,
  weightDecay: 0,
  teacher: [
    { weight: 0.8, kind: 'atom' as const, value: 0 },
    { weight: 0.2, kind: 'gaussian' as const, standardDeviation: 2 },
  ],
  starts: [{ weight: 1, scale: 0.1, asymmetry: 0 }],
  variances: [{ weight: 1, variance: 1 }],
  finalTime: 1,
  timeFactor: 1,
  supportThreshold: 0.1,
};

test('weights of the derivative and of interpolation are exact for cubics', () => {
  const nodes = [0.3, 1.1, 1.4, 2.2];
  const cubic = (x: number) => 2 - x + 3 * x * x - 0.5 * x * x * x;
  const slope = (x: number) => -1 + 6 * x - 1.5 * x * x;
  const apply = (w: Float64Array) => nodes.reduce((sum, x, j) => sum + w[j]! * cubic(x), 0);
  expect(apply(derivativeWeights(nodes))).toBeCloseTo(slope(2.2), 10);
  expect(apply(lagrangeWeights(nodes, 1.7))).toBeCloseTo(cubic(1.7), 10);
});

test('the implicit step solves its equation from tiny to huge', () => {
  const rho = Float64Array.of(0, 1e-12, 0.3, -5, 1e4, 2, -40);
  for (const logA of [3, -5, -60, -400])
    for (const [b, kappa] of [
      [1e-3, 0.4],
      [2, 1e-9],
      [50, 1],
    ] as const) {
      const y = new Float64Array(rho.length);
      const [w, slope] = [y.slice(), y.slice()];
      const gain = Float64Array.from(rho, (_, i) => 1 + i);
      mirrorStep(b, kappa, { rho, gain, logSquare: y.map(() => logA), y, w, slope });
      rho.forEach((goal, i) => {
        expect(Math.abs(b * y[i]! + kappa * gain[i]! * w[i]! - goal)).toBeLessThanOrEqual(1e-11 * Math.abs(goal));
      });
    }
});

test('the diagonal of K solves the response identity', () => {
  const slope = Float64Array.from({ length: 64 }, (_, i) => Math.exp(i / 4 - 10));
  const p = slope.map(() => 1 / 64);
  for (const b of [1e-6, 0.1, 30])
    for (const delta of [0.2, 1, 4]) {
      const k = responseRoot(b, { slope: slope.map((s) => s / 2), gain: slope.map(() => 2), p }, delta, 0.5);
      const mean = slope.reduce((sum, s, i) => sum + (p[i]! * k * s) / (b + k * s), 0);
      expect(k + mean / delta).toBeCloseTo(1, 6);
    }
});

test('factorised systems are solved', () => {
  const a = Float64Array.of(0, 2, 1, 1, -1, 3, 4, 0.5, 2);
  const x = Float64Array.of(3, 3, 6.5);
  luSolve(luFactor(a, 3), x);
  expect(Array.from(x, (v) => Math.round(1e9 * v) / 1e9)).toEqual([1, 1, 1]);
});

test('mixing ends a linear iteration that diverges by itself', () => {
  const memory: Parameters<typeof mixed>[0] = [];
  let u = Float64Array.of(1, 1, 1);
  for (let k = 0; k < 8; k++)
    u = mixed(
      memory,
      u,
      Float64Array.from(u, (v, j) => -v * [3, 0.1, 1.5][j]!),
    ) as typeof u;
  expect(Math.max(...u.map(Math.abs))).toBeLessThan(1e-6);
});

test('samples carry the teacher exactly in second moment; a subset keeps the total probability', () => {
  const arena = kernels().arena();
  const ensemble = drawEnsemble(arena, setting, 1024, 4, { seed: 1, scramble: 0 });
  const total = ensemble.p.reduce((sum, p) => sum + p, 0);
  const square = ensemble.teacher.reduce((sum, w, i) => sum + ensemble.p[i]! * w * w, 0);
  expect([total, square]).toEqual([expect.closeTo(1, 12), expect.closeTo(0.8, 12)]);
  const { indices, factor } = subset(ensemble, 256);
  expect(indices.reduce((sum, i) => sum + factor * ensemble.p[i]!, 0)).toBeCloseTo(1, 12);
  arena.release();
});

test('samples carry the law of the variances exactly, however many there are', () => {
  for (const count of [2, 54, 700]) {
    const variances = Array.from({ length: count }, (_, k) => ({ weight: 1 / count, variance: 10 / (k + 1) }));
    const mean = variances.reduce((sum, { weight, variance }) => sum + weight * variance, 0);
    const arena = kernels().arena();
    const { p, feature } = drawEnsemble(arena, { ...setting, variances }, 1024, 4, { seed: 1, scramble: 0 });
    expect(p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    expect(feature.reduce((sum, root, i) => sum + p[i]! * root * root, 0) / mean).toBeCloseTo(1, 12);
    arena.release();
  }
});

test('the grid starts before anything moves and its steps follow the error', () => {
  expect(firstTime(setting)).toBeLessThan(0.5);
  expect(nextRatio(1.1, 1, 0.01)).toBeLessThan(1.1);
  expect(nextRatio(1.1, 1e-6, 0.01)).toBeGreaterThan(1.1);
});

test('finer requests take more samples and shorter steps', () => {
  const coarse = finenessOf({ quality: 'interactive', seed: 0 });
  const fine = finenessOf({ quality: 'publication', seed: 0 });
  expect(fine.samples).toBeGreaterThan(4 * coarse.samples);
  expect(fine.target).toBeLessThan(coarse.target);
});

test('the error covers the spread of the sweeps', () => {
  const times = Float64Array.of(1, 2, 3);
  const { mean, error } = judge([Float64Array.of(1, 1, 1), Float64Array.of(1.2, 1.2, 1.2)], times, 0);
  expect(mean[1]).toBeCloseTo(1.1, 12);
  expect(error[1]).toBeGreaterThan(0.1);
});
