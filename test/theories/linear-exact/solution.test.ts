import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/contract/index.js';
import { experimentOf, trainFlow } from '../../../src/theories/linear-exact/claims/network-flow.js';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { residualRatioAt, slopeAt, solve } from '../../../src/theories/linear-exact/solution.js';
import { emptyState, stateAt } from '../../../src/theories/linear-exact/state.js';
import { weightsAt } from '../../../src/theories/linear-exact/weights.js';
import { furthest, given } from './networks.js';
import { changed, problems } from './random-setting.js';

const line = Float64Array.of(1);

/** Every sign and degenerate case: weights u, w, and what kind of solution they have. */
const cases: [name: string, kind: string, given: Record<string, unknown>][] = [
  ['both modes, slope crosses zero', 'generic', { readoutWeights: [0.5, -0.3], hiddenWeights: [-0.4, 0.6] }],
  ['negative labels', 'generic', { readoutWeights: [0.5, -0.3], hiddenWeights: [-0.4, 0.6], inputLabelMoment: -1 }],
  ['negative output scale', 'generic', { readoutWeights: [0.5, -0.3], hiddenWeights: [0.4, 0.6], outputScale: -2 }],
  ['no growing mode, B > 0', 'trapped', { readoutWeights: [1, -0.5], hiddenWeights: [-1, 0.5] }],
  ['no decaying mode, B < 0', 'trapped', { readoutWeights: [1, -0.5], hiddenWeights: [1, -0.5], inputLabelMoment: -1 }],
  [
    'no growing mode, B < 0: logistic',
    'generic',
    { readoutWeights: [0.1], hiddenWeights: [-0.1], inputLabelMoment: -1 },
  ],
  ['no decaying mode, B > 0: logistic', 'generic', { readoutWeights: [0.1], hiddenWeights: [0.1] }],
  ['zero labels, both modes', 'generic', { readoutWeights: [1, 0.5], hiddenWeights: [0.3, 0.9], inputLabelMoment: 0 }],
  ['zero labels, aligned', 'algebraic', { readoutWeights: [1, -0.5], hiddenWeights: [1, -0.5], inputLabelMoment: 0 }],
  [
    'zero labels, antialigned',
    'algebraic',
    { readoutWeights: [1, -0.5], hiddenWeights: [-1, 0.5], inputLabelMoment: 0 },
  ],
  ['zero readout', 'generic', { readoutWeights: [0, 0], hiddenWeights: [0.3, -0.9] }],
  ['zero hidden layer', 'generic', { readoutWeights: [0.3, -0.9], hiddenWeights: [0, 0] }],
  ['both layers zero', 'fixed', { readoutWeights: [0, 0], hiddenWeights: [0, 0] }],
  ['tiny start: plateau', 'generic', { readoutWeights: [1e-6, 2e-6], hiddenWeights: [3e-6, -1e-6] }],
];

describe.each(cases)('%s', (_name, kind, raw) => {
  const parameters = given({ readoutLearningRate: 1, hiddenLearningRate: 1, ...raw });
  const setting = resolve(parameters);
  const start = {
    readoutWeights: Float64Array.from(parameters.readoutWeights),
    hiddenWeights: Float64Array.from(parameters.hiddenWeights),
  };
  const solution = solve(start, setting);

  test(`is ${kind} and agrees with the integration of all weights`, () => {
    expect(solution.kind).toBe(kind);
    // Trapped: later, rounding in the integration would leave the saddle.
    const end = kind === 'trapped' ? 6 : 20;
    const times = Float64Array.from({ length: 21 }, (_, k) => (k * end) / 20);
    const seen = finish(trainFlow(experimentOf(start, setting), line, times));
    const state = emptyState();
    for (const now of seen) {
      stateAt(solution, now.t, state);
      const weights = weightsAt(solution, start, now.t, Float64Array.from(start.readoutWeights.keys()));
      expect(furthest(weights.readoutWeights, now.readout)).toBeLessThan(2e-10);
      expect(furthest(weights.hiddenWeights, now.hidden)).toBeLessThan(2e-10);
      expect(slopeAt(solution, now.t)).toBeCloseTo(now.slope, 9);
      expect(state.slope).toBeCloseTo(now.slope, 9);
      expect(state.kernelEigenvalue).toBeCloseTo(now.kernelEigenvalue, 9);
      expect(state.stretchedTime).toBeCloseTo(now.stretchedTime, 8);
    }
  });

  test('stays finite for ever', () => {
    const state = emptyState();
    for (const t of [0, 1e-300, 1e-9, 1, 1e3, 1e9]) {
      stateAt(solution, t, state);
      for (const value of Object.values(state)) expect(value).not.toBeNaN();
      expect(slopeAt(solution, t)).toBeCloseTo(state.slope, 12);
    }
  });
});

test('a tiny start ends at the target to the last digit', () => {
  const setting = resolve(given({ readoutLearningRate: 1, hiddenLearningRate: 1 }));
  const tiny = new Float64Array(50).fill(1e-6);
  const solution = solve({ readoutWeights: tiny, hiddenWeights: tiny.map((w, i) => (i % 2 ? w : -0.7 * w)) }, setting);
  expect(slopeAt(solution, 100)).toBe(1);
  expect(residualRatioAt(solution, 100)).toBeLessThan(1e-60);
});

test('residual ratio falls strictly from 1 and the slope never passes the target', () => {
  fc.assert(
    fc.property(problems, ({ setting, start }) => {
      const solution = solve(start, setting);
      const sign = Math.sign(setting.targetSlope - solution.initialSlope);
      let before = Number.POSITIVE_INFINITY;
      for (let k = 0; k <= 40; k++) {
        const t = ((k * k) / 100) * (1 / solution.rate);
        const r = residualRatioAt(solution, t);
        expect(r).toBeLessThan(before);
        expect(r).toBeGreaterThan(0);
        expect(sign * (setting.targetSlope - slopeAt(solution, t))).toBeGreaterThanOrEqual(
          -1e-12 * Math.abs(setting.targetSlope),
        );
        before = r;
      }
      expect(residualRatioAt(solution, 0)).toBe(1);
    }),
  );
});

test('early and late limits: θ ≈ (B − ½A(P−Q))t, and r e^{2Dt} → 1/((α+q)(β+p))', () => {
  fc.assert(
    fc.property(problems, ({ setting, start }) => {
      const solution = solve(start, setting);
      const { growingModeEnergy: P, decayingModeEnergy: Q } = solution.modes;
      const state = emptyState();
      const t = 1e-7 / (solution.rate + setting.kernelCoefficient * (P + Q));
      stateAt(solution, t, state);
      const drive = setting.labelDrive - 0.5 * setting.kernelCoefficient * (P - Q);
      expect(Math.abs(state.stretchedTime - drive * t)).toBeLessThan(1e-6 * Math.abs(drive * t) + 1e-14);
      const late = 40 / solution.rate;
      const limit = 1 / ((solution.alpha + solution.q) * (solution.beta + solution.p));
      expect((residualRatioAt(solution, late) * Math.exp(40)) / limit).toBeCloseTo(1, 9);
    }),
  );
});

test('semigroup: solving on from the weights of a later time', () => {
  fc.assert(
    fc.property(problems, fc.double({ min: 0.01, max: 5, noNaN: true }), ({ setting, start }, share) => {
      const solution = solve(start, setting);
      const units = Float64Array.from(start.readoutWeights.keys());
      const [t1, t2] = [share / solution.rate, 1 / solution.rate];
      const later = solve(weightsAt(solution, start, t1, units), setting);
      const [a, b] = [emptyState(), emptyState()];
      stateAt(solution, t1 + t2, a);
      stateAt(later, t2, b);
      const size = Math.abs(solution.initialSlope) + Math.abs(setting.targetSlope);
      expect(Math.abs(a.slope - b.slope)).toBeLessThan(1e-11 * size);
      expect(b.kernelEigenvalue / a.kernelEigenvalue).toBeCloseTo(1, 10);
    }),
  );
});

describe('symmetries', () => {
  const same = (a: ReturnType<typeof solve>, b: ReturnType<typeof solve>, { sign = 1, speed = 1, gain = 1 } = {}) => {
    for (const x of [0.1, 1, 5]) {
      const t = x / a.rate;
      const size = Math.abs(a.initialSlope) + Math.abs(a.targetSlope);
      expect(Math.abs(sign * gain * slopeAt(b, t / speed) - slopeAt(a, t))).toBeLessThan(1e-11 * size);
    }
    expect(b.rate / (speed * a.rate)).toBeCloseTo(1, 11);
  };
  const swapped = ({
    readoutWeights: u,
    hiddenWeights: w,
  }: {
    readoutWeights: Float64Array;
    hiddenWeights: Float64Array;
  }) => ({
    readoutWeights: w,
    hiddenWeights: u,
  });
  const times = (values: Float64Array, factor: number) => values.map((x) => x * factor);

  test('layers change places with their rates', () => {
    fc.assert(
      fc.property(problems, ({ setting: s, start }) => {
        const other = changed(s, { readoutLearningRate: s.hiddenRate, hiddenLearningRate: s.readoutRate });
        same(solve(start, s), solve(swapped(start), other));
      }),
    );
  });

  test('signs of output scale and readout', () => {
    fc.assert(
      fc.property(problems, ({ setting: s, start }) => {
        const other = { ...start, readoutWeights: times(start.readoutWeights, -1) };
        same(solve(start, s), solve(other, changed(s, { outputScale: -s.outputScale })));
      }),
    );
  });

  test('signs of labels and hidden layer', () => {
    fc.assert(
      fc.property(problems, ({ setting: s, start }) => {
        const other = { ...start, hiddenWeights: times(start.hiddenWeights, -1) };
        same(solve(start, s), solve(other, changed(s, { inputLabelMoment: -s.inputLabelMoment })), { sign: -1 });
      }),
    );
  });

  test('a common factor on the rates is a unit of time', () => {
    fc.assert(
      fc.property(problems, ({ setting: s, start }) => {
        const other = changed(s, { readoutLearningRate: 3 * s.readoutRate, hiddenLearningRate: 3 * s.hiddenRate });
        same(solve(start, s), solve(start, other), { speed: 3 });
      }),
    );
  });

  test('layers rescaled against output scale and rates', () => {
    fc.assert(
      fc.property(problems, ({ setting: s, start }) => {
        const [a, b] = [1.7, 0.4];
        const other = changed(s, {
          outputScale: s.outputScale / (a * b),
          readoutLearningRate: s.readoutRate * a * a,
          hiddenLearningRate: s.hiddenRate * b * b,
        });
        same(
          solve(start, s),
          solve(
            { readoutWeights: times(start.readoutWeights, a), hiddenWeights: times(start.hiddenWeights, b) },
            other,
          ),
        );
      }),
    );
  });

  test('inputs rescaled against the output scale', () => {
    fc.assert(
      fc.property(problems, ({ setting: s, start }) => {
        const k = 2.5;
        const other = changed(s, {
          outputScale: s.outputScale / k,
          inputMoment: s.inputMoment * k * k,
          inputLabelMoment: s.inputLabelMoment * k,
        });
        same(solve(start, s), solve(start, other), { gain: k });
      }),
    );
  });
});

test('lazy limit: exponential regression at the initial kernel, with an error of order Φ', () => {
  for (const scale of [3, 10, 30]) {
    const setting = resolve(given({ outputScale: 1 }));
    const start = { readoutWeights: Float64Array.of(scale, 0), hiddenWeights: Float64Array.of(0, scale) };
    const solution = solve(start, setting);
    const state = emptyState();
    stateAt(solution, 0, state);
    const kernel = state.kernelEigenvalue;
    const phi = 1 / scale ** 4;
    for (const x of [0.3, 1, 3]) {
      const linear = 1 - Math.exp(-x);
      expect(Math.abs(slopeAt(solution, x / kernel) - linear)).toBeLessThan(phi);
    }
  }
});

test('balanced aligned start: logistic growth', () => {
  const setting = resolve(given({ readoutLearningRate: 1, hiddenLearningRate: 1, inputLabelMoment: 2 }));
  const solution = solve(
    { readoutWeights: Float64Array.of(0.1, 0.2), hiddenWeights: Float64Array.of(0.1, 0.2) },
    setting,
  );
  for (const t of [0, 0.5, 1, 2, 4])
    expect(slopeAt(solution, t)).toBeCloseTo(2 / (1 + (2 / 0.05 - 1) * Math.exp(-4 * t)), 13);
});
