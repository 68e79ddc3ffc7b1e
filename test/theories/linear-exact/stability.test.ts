import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finish, numbers } from '../../../src/contract/index.js';
import { randomStream, uniform } from '../../../src/numerics/random/index.js';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { descent } from '../../../src/theories/linear-exact/simulators/descent.js';
import { descend, modeState } from '../../../src/theories/linear-exact/simulators/mode-map.js';
import { solve } from '../../../src/theories/linear-exact/solution.js';
import {
  boundedness,
  discretisationNumber,
  driveOf,
  ellipse,
  expectedDeviation,
  kernelEigenvalueOf,
  type Rates,
  ratesOf,
  stabilityNumber,
  stabilityRegion,
  stabilityRegions,
  stepLimits,
} from '../../../src/theories/linear-exact/stability.js';
import { drawStart } from '../../../src/theories/linear-exact/start.js';
import { emptyState, stateAt } from '../../../src/theories/linear-exact/state.js';
import { given } from './networks.js';

/** Rates with A = 1 and energies P, Q. */
function rates(labelDrive: number, P: number, Q: number): Rates {
  const halfRate = Math.sqrt(labelDrive * labelDrive + P * Q);
  return { kernelCoefficient: 1, labelDrive, growingModeEnergy: P, decayingModeEnergy: Q, halfRate };
}

/** One step of gradient descent. */
function stepped(given: Rates): Rates {
  const x = driveOf(given);
  return rates(
    given.labelDrive,
    (1 + x) * (1 + x) * given.growingModeEnergy,
    (1 - x) * (1 - x) * given.decayingModeEnergy,
  );
}

const energy = fc.double({ min: 0, max: 8, noNaN: true });

test('the ellipse is invariant: 1 − F′ = (1 − F)(1 − Bx + x²)', () => {
  fc.assert(
    fc.property(fc.double({ min: -1.9, max: 1.9, noNaN: true }), energy, energy, (B, P, Q) => {
      const before = rates(B, P, Q);
      const x = driveOf(before);
      const expected = (1 - ellipse(before)) * (1 - B * x + x * x);
      expect(Math.abs(1 - ellipse(stepped(before)) - expected)).toBeLessThan(2e-12 * (1 + Math.abs(expected)));
    }),
  );
});

test('inside the ellipse is the same as a stability number below 4', () => {
  fc.assert(
    fc.property(fc.double({ min: -1.9, max: 1.9, noNaN: true }), energy, energy, (B, P, Q) => {
      const at = rates(B, P, Q);
      fc.pre(Math.abs(stabilityNumber(at) - 4) > 1e-9);
      expect(ellipse(at) < 1).toBe(stabilityNumber(at) < 4);
    }),
  );
});

/** What 3000 steps do: diverge, or the last residual drive and kernel. */
function run({ labelDrive, growingModeEnergy, decayingModeEnergy }: Rates) {
  const state = modeState(1, growingModeEnergy, decayingModeEnergy);
  descend(state, labelDrive, 3000);
  const [g, d] = [state[0]!, state[1]!];
  return { diverged: !Number.isFinite(g * d), drive: labelDrive - g * g + d * d, kernel: 2 * (g * g + d * d) };
}

describe('the stability map against 6000 random runs', () => {
  const stream = randomStream(1, 'stability');
  const samples = Array.from({ length: 6000 }, () =>
    rates(-2.6 + 5.2 * uniform(stream), 6 * uniform(stream), 6 * uniform(stream)),
  );
  const inRegion = (id: string) => samples.filter((sample) => stabilityRegion(sample).id === id);

  test('every configuration lies in exactly one region', () => {
    for (const sample of samples) expect(stabilityRegions.filter(({ holds }) => holds(sample))).toHaveLength(1);
  });

  test('boundedness is classified without an error', () => {
    const wrong = samples.filter((sample) => run(sample).diverged !== (boundedness(sample) === 'unbounded'));
    expect(wrong).toEqual([]);
  });

  test('runs with a stable minimum converge, the catapult to a flatter one', () => {
    const away = (sample: Rates) => Math.abs(sample.labelDrive) < 0.97;
    for (const sample of inRegion('follows-flow').filter(away)) expect(Math.abs(run(sample).drive)).toBeLessThan(1e-6);
    const catapults = inRegion('catapult').filter(away);
    expect(catapults.length).toBeGreaterThan(50);
    for (const sample of catapults) {
      const { drive, kernel } = run(sample);
      expect(Math.abs(drive)).toBeLessThan(1e-6);
      expect(kernel).toBeLessThan(Math.min(2.01, 2 * sample.halfRate));
    }
  });

  test('without a stable minimum a bounded run never settles', () => {
    const restless = inRegion('never-settles').filter(({ labelDrive }) => Math.abs(labelDrive) > 1.01);
    expect(restless.length).toBeGreaterThan(50);
    for (const sample of restless) expect(Math.abs(run(sample).drive)).toBeGreaterThan(1e-3);
  });
});

test('step limits are where the map changes', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 2, noNaN: true }),
      fc.double({ min: 0.01, max: 2, noNaN: true }),
      (B, P, Q) => {
        const scaledBy = (h: number) => rates(B * h, P * h, Q * h);
        const limits = stepLimits(rates(B, P, Q));
        expect(boundedness(scaledBy(limits.divergence * (1 - 1e-9)))).toBe('bounded');
        expect(boundedness(scaledBy(limits.divergence * (1 + 1e-9)))).toBe('unbounded');
        expect(scaledBy(limits.flowMinimum).halfRate).toBeCloseTo(1, 12);
        expect(2 * scaledBy(limits.flow).halfRate).toBeCloseTo(0.1, 12);
        if (Math.abs(B) > 1e-300) expect(Math.abs(limits.anyMinimum * B)).toBeCloseTo(1, 12);
      },
    ),
  );
});

test('nothing diverges where nothing moves', () => {
  expect(boundedness(rates(5, 0, 0))).toBe('bounded');
  expect(stepLimits(rates(0, 0, 0)).divergence).toBe(Number.POSITIVE_INFINITY);
});

/** A start of that scale whose flow ends with rate 2D, its exact solution, and 3000 steps. */
function trained(scale: number, rate: number) {
  const unit = { width: 50, readoutInitialScale: scale, hiddenInitialScale: scale };
  const withRates = (eta: number) => given({ ...unit, readoutLearningRate: eta, hiddenLearningRate: eta });
  const solutionOf = (parameters: ReturnType<typeof given>) => solve(drawStart(parameters, 0, 0), resolve(parameters));
  const parameters = withRates(rate / solutionOf(withRates(1)).rate);
  const steps = Float64Array.from({ length: 3000 }, (_, k) => k);
  const data = finish(descent.run(parameters, { quality: 'publication', seed: 0, at: { t: steps } }));
  return { solution: solutionOf(parameters), data, steps };
}

test.each([
  [0.055, 1.025],
  [0.11, 1.05],
  [0.22, 1.11],
  [0.44, 1.24],
  [0.89, 1.67],
])('drift of ln(PQ) at 2D = %f is -2ε times about the measured %f', (rate, factor) => {
  const { solution, data, steps } = trained(0.5, rate);
  const state = emptyState();
  stateAt(solution, steps.at(-1)!, state);
  const reached = numbers(data, 'growingModeEnergy').at(-1)! * numbers(data, 'decayingModeEnergy').at(-1)!;
  const initial = solution.modes.modeInvariant * solution.modes.modeInvariant;
  const { kernelCoefficient, labelDrive } = solution.setting;
  const before = kernelEigenvalueOf({ ...solution.modes, kernelCoefficient, labelDrive, halfRate: solution.halfRate });
  const epsilon = discretisationNumber(labelDrive, state.stretchedTime, state.kernelEigenvalue, before);
  expect(epsilon / state.discretisationNumber).toBeCloseTo(1, 10);
  expect((Math.log(reached / initial) / (-2 * epsilon) - 1) / (factor - 1)).toBeGreaterThan(0.75);
  expect((Math.log(reached / initial) / (-2 * epsilon) - 1) / (factor - 1)).toBeLessThan(1.25);
});

test.each([
  [0.02, 0.044, 0.007],
  [0.02, 0.22, 0.036],
  [0.005, 0.1, 0.033],
  [0.001, 0.1, 0.053],
])('starts of scale %f leave the flow at 2D = %f by %f', (scale, rate, expected) => {
  const { solution, data, steps } = trained(scale, rate);
  const state = emptyState();
  const slope = numbers(data, 'slope');
  const worst = steps.reduce((largest, t, k) => {
    stateAt(solution, t, state);
    return Math.max(largest, Math.abs(slope[k]! - state.slope));
  }, 0);
  expect(worst / expected).toBeCloseTo(1, 1);
  expect(worst / expectedDeviation(ratesOf(solution.modes, solution.setting))).toBeGreaterThan(0.8);
  expect(worst / expectedDeviation(ratesOf(solution.modes, solution.setting))).toBeLessThan(1.2);
});

test('a lazy start leaves the flow by 2D/(2e)', () => {
  const relaxing = rates(0.001, 1, 1);
  expect(expectedDeviation(relaxing) / (2 * relaxing.halfRate)).toBeCloseTo(0.5 / Math.E, 12);
});
