import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constantsOf } from '../../../src/theories/linear-exact/constants.js';
import { scaleForRatio } from '../../../src/theories/linear-exact/scale-for-ratio.js';
import { solve } from '../../../src/theories/linear-exact/solution.js';
import { problems } from './random-setting.js';

test('both layers times the factor reach the ratio', () => {
  fc.assert(
    fc.property(problems, fc.double({ min: 1.001, max: 50, noNaN: true }), ({ setting, start }, ratio) => {
      const k = scaleForRatio(constantsOf(solve(start, setting)), ratio)!;
      const scaled = {
        readoutWeights: start.readoutWeights.map((u) => u * k),
        hiddenWeights: start.hiddenWeights.map((w) => w * k),
      };
      expect(Math.abs(constantsOf(solve(scaled, setting)).kernelRatio / ratio - 1)).toBeLessThan(1e-10);
    }),
  );
});

test('nothing reaches what no start has', () => {
  const scales = { targetSlope: 1, lazySlopeScale: 2, initialSlope: 1 };
  expect(scaleForRatio(scales, Math.sqrt(1 - 1 / 4) - 1e-9)).toBeUndefined();
  expect(scaleForRatio(scales, Math.sqrt(1 - 1 / 4) + 1e-9)).toBeGreaterThan(100);
  expect(scaleForRatio({ ...scales, targetSlope: 0 }, 2)).toBeUndefined();
});
