import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constantsOf } from '../../../src/theories/linear-exact/constants.js';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { solve } from '../../../src/theories/linear-exact/solution.js';
import { emptyState, stateAt } from '../../../src/theories/linear-exact/state.js';
import { given } from './networks.js';
import { problems } from './random-setting.js';

test('constants are the state at the start and at the end', () => {
  fc.assert(
    fc.property(problems, ({ setting, start }) => {
      const solution = solve(start, setting);
      const c = constantsOf(solution);
      const [first, last] = [emptyState(), emptyState()];
      stateAt(solution, 0, first);
      stateAt(solution, 60 / solution.rate + c.halfLife, last);
      expect(first.cosAngle).toBeCloseTo(c.initialCosAngle, 10);
      expect(last.cosAngle).toBeCloseTo(c.finalCosAngle, 10);
      expect(first.kernelEigenvalue / c.initialKernelEigenvalue).toBeCloseTo(1, 10);
      expect(last.kernelEigenvalue / c.finalKernelEigenvalue).toBeCloseTo(1, 10);
      expect(last.kernelGrowth / c.kernelRatio).toBeCloseTo(1, 10);
      expect(last.normGrowth / c.normRatio).toBeCloseTo(1, 9);
      expect(last.learnedByRotation).toBeCloseTo(c.rotationContribution, 9);
      expect(last.learnedByRescaling).toBeCloseTo(c.rescalingContribution, 8);
      // The final kernel is the asymptotic rate.
      expect(c.finalKernelEigenvalue / c.asymptoticRate).toBeCloseTo(1, 10);
    }),
  );
});

test('inequalities and identities of the scales', () => {
  fc.assert(
    fc.property(problems, ({ setting, start }) => {
      const solution = solve(start, setting);
      const c = constantsOf(solution);
      const { modes } = solution;
      const gain = 1 + 1e-12;
      expect(c.halfRate * gain).toBeGreaterThanOrEqual(Math.abs(c.labelDrive));
      const product = Math.sqrt(modes.readoutSquaredNorm * modes.hiddenSquaredNorm) * Math.abs(setting.outputScale);
      expect(c.lazySlopeScale * gain).toBeGreaterThanOrEqual(product);
      expect(product * gain).toBeGreaterThanOrEqual(Math.abs(c.initialSlope));
      expect(Math.hypot(c.kernelSlopeScale, c.initialSlope) / c.lazySlopeScale).toBeCloseTo(1, 11);
      expect(Math.sqrt(1 + c.featureNumber)).toBeCloseTo(c.kernelRatio, 6);
      const floor = 2 * c.kernelCoefficient * modes.modeInvariant;
      const state = emptyState();
      for (const x of [0, 0.5, 2, 9]) {
        stateAt(solution, x / solution.rate, state);
        expect(state.kernelEigenvalue * gain).toBeGreaterThanOrEqual(floor);
      }
    }),
  );
});

test('a trapped start ends at zero, parallel as it began; a fixed one where it is', () => {
  const setting = resolve(given());
  const trapped = constantsOf(
    solve({ readoutWeights: Float64Array.of(1), hiddenWeights: Float64Array.of(-1) }, setting),
  );
  expect(trapped).toMatchObject({
    finalSlope: 0,
    kernelRatio: 0,
    normRatio: 0,
    finalCosAngle: -1,
    timeToTenPercent: Infinity,
  });
  const fixed = constantsOf(solve({ readoutWeights: Float64Array.of(0), hiddenWeights: Float64Array.of(0) }, setting));
  expect(fixed).toMatchObject({ finalSlope: 0, kernelRatio: 1, normRatio: 1, featureNumber: 0 });
});
