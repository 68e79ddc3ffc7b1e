import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypotenuse, modesOf, overlapsOf } from '../../../src/theories/linear-exact/modes.js';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { given } from './networks.js';
import { problems } from './random-setting.js';

const unit = resolve(given({ readoutLearningRate: 1, hiddenLearningRate: 1 }));

test('energies, imbalance and invariant are those of the vectors p and q', () => {
  fc.assert(
    fc.property(problems, ({ setting, start }) => {
      const modes = modesOf(start, setting);
      const U = start.readoutWeights.map((u) => u / Math.sqrt(setting.readoutRate));
      const V = start.hiddenWeights.map((w) => w / Math.sqrt(setting.hiddenRate));
      const p = U.map((x, i) => (x + V[i]!) / Math.SQRT2);
      const q = U.map((x, i) => (x - V[i]!) / Math.SQRT2);
      const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
      const size = dot(p, p) + dot(q, q);
      expect(Math.abs(modes.growingModeEnergy - dot(p, p))).toBeLessThan(1e-13 * size);
      expect(Math.abs(modes.decayingModeEnergy - dot(q, q))).toBeLessThan(1e-13 * size);
      expect(Math.abs(modes.modeImbalance - dot(p, q))).toBeLessThan(1e-13 * size);
      const { growingModeEnergy: P, decayingModeEnergy: Q } = modes;
      expect(modes.modeInvariant ** 2 / (P * Q)).toBeCloseTo(1, 12);
      const sum = (modes.layerArea / setting.meanRate) ** 2 + modes.modeImbalance ** 2;
      expect(sum / modes.modeInvariant ** 2).toBeCloseTo(1, 12);
    }),
  );
});

describe('what cancels in the obvious formulas does not here', () => {
  test('nearly aligned and balanced layers: Q keeps its digits', () => {
    const tiny = 1e-9;
    const readoutWeights = Float64Array.of(1, 2, 2);
    const hiddenWeights = readoutWeights.map((u, i) => u + [2, -2, 1][i]! * tiny);
    const { decayingModeEnergy } = modesOf({ readoutWeights, hiddenWeights }, unit);
    // |U − V|²/2 = (4 + 4 + 1)ε²/2; the weights themselves carry the error ulp/ε.
    expect(decayingModeEnergy / (4.5 * tiny * tiny)).toBeCloseTo(1, 6);
  });

  test('area of nearly aligned layers', () => {
    const { layerArea } = overlapsOf(Float64Array.of(3, 4), Float64Array.of(3 - 4e-12, 4 + 3e-12));
    expect(layerArea / 25e-12).toBeCloseTo(1, 3);
  });

  test('area of very unequal layers', () => {
    const { layerArea } = overlapsOf(Float64Array.of(1e-9, 0), Float64Array.of(1, 1e6));
    expect(layerArea).toBeCloseTo(1e-3, 15);
  });

  test('a product of energies that would underflow', () => {
    const { modeInvariant, growingModeEnergy } = modesOf(
      { readoutSquaredNorm: 2e-180, hiddenSquaredNorm: 2e-180, layerProduct: 0, layerArea: 2e-180 },
      unit,
    );
    expect(modeInvariant).toBe(2e-180);
    expect(growingModeEnergy).toBe(2e-180);
  });
});

test('exactly opposite layers have no growing mode', () => {
  const start = { readoutWeights: Float64Array.of(1, -0.5), hiddenWeights: Float64Array.of(-1, 0.5) };
  expect(modesOf(start, unit)).toMatchObject({ growingModeEnergy: 0, modeImbalance: 0, layerArea: 0 });
});

test('two zero layers have no modes', () => {
  const start = { readoutWeights: Float64Array.of(0), hiddenWeights: Float64Array.of(0) };
  expect(modesOf(start, unit)).toMatchObject({ growingModeEnergy: 0, decayingModeEnergy: 0, modeInvariant: 0 });
});

test('energies that would overflow are refused with the symmetry that avoids it', () => {
  const start = { readoutWeights: Float64Array.of(1e80), hiddenWeights: Float64Array.of(1) };
  expect(() => modesOf(start, unit)).toThrow(/at most 1e150.*overflow.*Divide the weights/s);
});

test('hypotenuse neither overflows nor underflows', () => {
  expect(hypotenuse(3e200, -4e200)).toBeCloseTo(5e200, -190);
  expect(hypotenuse(3e-200, 4e-200) / 5e-200).toBeCloseTo(1, 15);
  expect(hypotenuse(0, 0)).toBe(0);
});
