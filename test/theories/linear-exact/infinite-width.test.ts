import { describe, expect, test } from 'vitest';
import { finish, numbers, scalar } from '../../../src/contract/index.js';
import { infiniteWidth } from '../../../src/theories/linear-exact/calculations/infinite-width.js';
import { constantsOf } from '../../../src/theories/linear-exact/constants.js';
import { infiniteWidthLimit } from '../../../src/theories/linear-exact/infinite-width.js';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { slopeAt, solve } from '../../../src/theories/linear-exact/solution.js';
import { drawStart } from '../../../src/theories/linear-exact/start.js';
import { given } from './networks.js';

const unit = { readoutInitialScale: 1, hiddenInitialScale: 1, width: 'Infinity' };
const request = { quality: 'interactive', seed: 3 } as const;

describe.each(['mup', 'xavier', 'mean-field', 'mup-rates'] as const)('critical: %s', (parametrisation) => {
  const prefactors = {
    outputScale: 1.3,
    readoutInitialScale: 0.8,
    hiddenInitialScale: 1.2,
    readoutLearningRate: 0.02,
    hiddenLearningRate: 0.05,
  };
  const run = finish(infiniteWidth.run(given({ ...unit, ...prefactors, parametrisation }), request));

  test('a very wide network comes close', () => {
    const wide = given({ ...prefactors, parametrisation, width: 1e10 });
    const solution = solve(drawStart(wide, 1, 0), resolve(wide));
    numbers(run, 't').forEach((t, k) => {
      expect(slopeAt(solution, t)).toBeCloseTo(numbers(run, 'slope')[k]!, 3);
    });
    expect(constantsOf(solution).kernelRatio).toBeCloseTo(scalar(run, 'kernelRatio'), 3);
    expect(constantsOf(solution).finalCosAngle).toBeCloseTo(scalar(run, 'finalCosAngle'), 3);
  });

  test('Θ∞/Θ0 = √(1 + s*²/S0²), cos ζ∞ = s*/√(s*² + γ²G²)', () => {
    const S0 = scalar(run, 'lazySlopeScale');
    expect(scalar(run, 'kernelRatio')).toBeCloseTo(Math.sqrt(1 + 1 / (S0 * S0)), 12);
    const area = 1.3 * 0.8 * 1.2;
    expect(scalar(run, 'finalCosAngle')).toBeCloseTo(1 / Math.hypot(1, area), 12);
  });
});

describe.each(['ntk', 'standard', 'kaiming-mixed', 'tiny-readout'] as const)('kernel: %s', (parametrisation) => {
  const parameters = given({ ...unit, parametrisation });

  test('the kernel of a very wide network is that of the limit', () => {
    const wide = given({ ...unit, parametrisation, width: 1e10 });
    const { initialKernelEigenvalue } = constantsOf(solve(drawStart(wide, 1, 0), resolve(wide)));
    const limit = infiniteWidthLimit(parameters);
    expect(limit.kind === 'kernel' && limit.kernelEigenvalue / initialKernelEigenvalue).toBeCloseTo(1, 4);
  });

  test('relaxes exponentially at the rate of its kernel', () => {
    const run = finish(infiniteWidth.run(parameters, request));
    const rate = scalar(run, 'initialKernelEigenvalue');
    const s0 = scalar(run, 'initialSlope');
    numbers(run, 't').forEach((t, k) => {
      expect(numbers(run, 'slope')[k]).toBeCloseTo(1 + (s0 - 1) * Math.exp(-rate * t), 12);
    });
    expect(scalar(run, 'halfLife')).toBeCloseTo(Math.LN2 / rate, 9);
  });
});

test('the initial slope of the kernel limit has its variance', () => {
  const run = finish(
    infiniteWidth.run(given({ ...unit, outputScale: 2, parametrisation: 'ntk' }), {
      ...request,
      replicas: { from: 0, to: 4000 },
      quantities: ['initialSlope'],
    }),
  );
  const slopes = numbers(run, 'initialSlope');
  const variance = slopes.reduce((sum, s) => sum + s * s, 0) / slopes.length;
  // Standard error of a normal variance: √(2/n).
  expect(Math.abs(variance / 4 - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
});

test.each([
  ['raw', 'named parametrisation'],
  ['small', 'vanishes with width'],
] as const)('%s has no limit and says why', (parametrisation, why) => {
  const parameters = given({ ...unit, parametrisation });
  const { applies, reason } = infiniteWidth.suits(parameters);
  expect(applies).toBe(false);
  expect(reason).toContain(why);
  expect(() => finish(infiniteWidth.run(parameters, request))).toThrow(why);
});
