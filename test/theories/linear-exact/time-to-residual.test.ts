import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { residualRatioAt, solve } from '../../../src/theories/linear-exact/solution.js';
import { timeToResidual } from '../../../src/theories/linear-exact/time-to-residual.js';
import { given } from './networks.js';
import { problems } from './random-setting.js';

const rate = { readoutLearningRate: 1, hiddenLearningRate: 1 };
const of = (u: number[], w: number[], more: Record<string, unknown> = {}) =>
  solve(
    { readoutWeights: Float64Array.from(u), hiddenWeights: Float64Array.from(w) },
    resolve(given({ ...rate, ...more })),
  );

test('inverts the residual ratio, from barely started to done', () => {
  fc.assert(
    fc.property(problems, fc.double({ min: -30, max: -1e-12, noNaN: true }), ({ setting, start }, logarithm) => {
      const solution = solve(start, setting);
      const ratio = Math.exp(logarithm);
      const back = residualRatioAt(solution, timeToResidual(solution, ratio));
      expect(Math.abs(back / ratio - 1)).toBeLessThan(1e-13 * (1 + Math.abs(logarithm)));
      const lost = 1 - ratio;
      expect(Math.abs((1 - back) / lost - 1)).toBeLessThan(1e-11 + 4e-16 / lost);
    }),
    { numRuns: 300 },
  );
});

test('a plateau: half-life ≈ ln(2B/(AP))/(2B)', () => {
  const solution = of([1e-4], [2e-4]);
  const P = solution.modes.growingModeEnergy;
  expect(timeToResidual(solution, 0.5)).toBeCloseTo(Math.log(2 / P) / 2, 3);
});

describe('degenerate cases', () => {
  test('algebraic: t = (1/r − 1)/(A max(P, Q))', () => {
    expect(timeToResidual(of([1, -0.5], [1, -0.5], { inputLabelMoment: 0 }), 0.1)).toBeCloseTo(9 / 2.5, 13);
  });

  test.each([
    [[1, -0.5], [-1, 0.5], 1],
    [[1, -0.5], [1, -0.5], -1],
  ])('trapped: never below 2|B|/(2|B| + A max(P, Q))', (u, w, inputLabelMoment) => {
    const solution = of(u, w, { inputLabelMoment });
    const limit = 2 / (2 + 2.5);
    expect(timeToResidual(solution, limit - 1e-12)).toBe(Number.POSITIVE_INFINITY);
    const t = timeToResidual(solution, limit + 1e-3);
    expect(residualRatioAt(solution, t)).toBeCloseTo(limit + 1e-3, 13);
  });

  test('fixed point: never', () => {
    expect(timeToResidual(of([0], [0]), 0.999)).toBe(Number.POSITIVE_INFINITY);
  });

  test('the whole residual: at once', () => {
    expect(timeToResidual(of([0], [0]), 1)).toBe(0);
  });
});

test.each([0, -1, 1.1, Number.NaN])('ratio %d is refused', (ratio) => {
  expect(() => timeToResidual(of([1], [1]), ratio)).toThrow(
    /fraction must lie in \(0,1\]; the residual never changes sign/,
  );
});
