import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slopeAt, solve } from '../../../src/theories/linear-exact/solution.js';
import { emptyState, type State, stateAt } from '../../../src/theories/linear-exact/state.js';
import { weightsAt } from '../../../src/theories/linear-exact/weights.js';
import { type Problem, problems } from './random-setting.js';

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** Every observable by its definition, from the weights of the solution. */
function byDefinition({ setting: s, start }: Problem, t: number): Partial<State> {
  const solution = solve(start, s);
  const { readoutWeights: u, hiddenWeights: w } = weightsAt(
    solution,
    start,
    t,
    Float64Array.from(start.readoutWeights.keys()),
  );
  const { readoutWeights: u0, hiddenWeights: w0 } = start;
  const norms = Math.sqrt(dot(u, u) * dot(w, w));
  const slope = s.outputScale * dot(u, w);
  const kernel = (a: Float64Array, b: Float64Array) =>
    s.inputMoment * s.outputScale ** 2 * (s.readoutRate * dot(b, b) + s.hiddenRate * dot(a, a));
  const excess = 0.5 * s.inputMoment * (slope - s.targetSlope) ** 2;
  return {
    slope,
    excessLoss: excess,
    loss: s.lossFloor + excess,
    kernelEigenvalue: kernel(u, w),
    kernelGrowth: kernel(u, w) / kernel(u0, w0),
    unweightedKernelEigenvalue: s.inputMoment * s.outputScale ** 2 * (dot(u, u) + dot(w, w)),
    readoutSquaredNorm: dot(u, u),
    hiddenSquaredNorm: dot(w, w),
    hiddenNormGrowth: dot(w, w) / dot(w0, w0),
    layerProduct: dot(u, w),
    layerImbalance: dot(u, u) / s.readoutRate - dot(w, w) / s.hiddenRate,
    cosAngle: dot(u, w) / norms,
    normGrowth: norms / Math.sqrt(dot(u0, u0) * dot(w0, w0)),
    drive: s.meanRate * s.outputScale * (s.inputLabelMoment - s.inputMoment * slope),
  };
}

test('every observable is what its definition gives for the weights', () => {
  fc.assert(
    fc.property(problems, fc.double({ min: 0, max: 6, noNaN: true }), (problem, x) => {
      const solution = solve(problem.start, problem.setting);
      const t = x / solution.rate;
      const state = emptyState();
      stateAt(solution, t, state);
      const scale = 1 + Math.abs(problem.setting.targetSlope) + Math.abs(solution.initialSlope);
      for (const [name, value] of Object.entries(byDefinition(problem, t))) {
        const measured = state[name as keyof State];
        const size = Math.max(
          Math.abs(value as number),
          name.endsWith('oss') ? scale * scale * problem.setting.inputMoment : scale,
        );
        expect(Math.abs(measured - (value as number)) / size, name).toBeLessThan(2e-9);
      }
    }),
  );
});

test('three hyperbolas in the slope', () => {
  fc.assert(
    fc.property(problems, fc.double({ min: 0, max: 10, noNaN: true }), ({ setting, start }, x) => {
      const solution = solve(start, setting);
      const state = emptyState();
      stateAt(solution, x / solution.rate, state);
      const { modeInvariant, layerArea } = solution.modes;
      const C = Math.abs(setting.outputScale) * setting.meanRate * modeInvariant;
      const kernel =
        2 * setting.meanRate * Math.abs(setting.outputScale) * setting.inputMoment * Math.hypot(C, state.slope);
      expect(state.kernelEigenvalue / kernel).toBeCloseTo(1, 10);
      const product = state.slope / setting.outputScale;
      expect(state.cosAngle).toBeCloseTo(product / Math.hypot(layerArea, product), 12);
      const norms = Math.sqrt(state.readoutSquaredNorm * state.hiddenSquaredNorm);
      expect(norms / Math.hypot(layerArea, product)).toBeCloseTo(1, 10);
    }),
  );
});

test('velocity of the kernel, and ε as the integral of the squared drive', () => {
  fc.assert(
    fc.property(problems, ({ setting, start }) => {
      const solution = solve(start, setting);
      const state = emptyState();
      const kernelAt = (t: number) => {
        stateAt(solution, t, state);
        return state.kernelEigenvalue;
      };
      const t = 0.7 / solution.rate;
      const h = 1e-4 / (solution.rate + kernelAt(0));
      const difference = (kernelAt(t + h) - kernelAt(t - h)) / (2 * h);
      stateAt(solution, t, state);
      const size = state.kernelEigenvalue * (solution.rate + Math.abs(state.drive));
      expect(Math.abs(state.kernelVelocity - difference) / size).toBeLessThan(1e-6);
      const steps = 2000;
      let integral = 0;
      for (let k = 0; k < steps; k++) {
        const s = slopeAt(solution, ((k + 0.5) * t) / steps);
        const drive = setting.meanRate * setting.outputScale * setting.inputMoment * (setting.targetSlope - s);
        integral += (drive * drive * t) / steps;
      }
      expect(state.discretisationNumber).toBeGreaterThanOrEqual(-1e-14);
      expect(Math.abs(state.discretisationNumber - integral)).toBeLessThan(1e-4 * integral + 1e-13);
    }),
    { numRuns: 30 },
  );
});

test('rotation and rescaling are the path integrals along the run', () => {
  fc.assert(
    fc.property(problems, ({ setting, start }) => {
      const solution = solve(start, setting);
      const area = solution.modes.layerArea;
      const state = emptyState();
      const t = 2 / solution.rate;
      const steps = 2000;
      // d(u·w) by rotation is −|u||w| sin ζ dζ = −G dζ.
      let rotation = 0;
      let angle = Number.NaN;
      for (let k = 0; k <= steps; k++) {
        stateAt(solution, (k * t) / steps, state);
        const now = Math.atan2(area, state.layerProduct);
        if (k > 0) rotation += area * (angle - now);
        angle = now;
      }
      const learned = state.layerProduct - solution.modes.layerProduct;
      expect(Math.abs(state.learnedByRotation - rotation)).toBeLessThanOrEqual(1e-10 * (area + Math.abs(learned)));
      expect(state.learnedByRotation + state.learnedByRescaling).toBeCloseTo(learned, 9);
    }),
    { numRuns: 30 },
  );
});

test('a layer that starts at zero grows from exact zero without cancellation', () => {
  const solution = solve(
    { readoutWeights: Float64Array.of(0, 0), hiddenWeights: Float64Array.of(0.3, -0.4) },
    { ...firstSetting(), readoutRate: 1, hiddenRate: 1 },
  );
  const state = emptyState();
  stateAt(solution, 1e-6, state);
  // |u|² = (γ m1 η_u |w| t)² to leading order.
  expect(state.readoutSquaredNorm / (0.25 * 1e-12)).toBeCloseTo(1, 5);
});

function firstSetting() {
  const { setting } = fc.sample(problems, { numRuns: 1, seed: 1 })[0]!;
  return {
    ...setting,
    outputScale: 1,
    meanRate: 1,
    rateRatio: 1,
    inputMoment: 1,
    inputLabelMoment: 1,
    targetSlope: 1,
    kernelCoefficient: 1,
    labelDrive: 1,
  };
}
