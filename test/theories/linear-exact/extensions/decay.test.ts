import { describe, expect, test } from 'vitest';
import { exp } from '../../../../src/numerics/math/index.js';
import { integrate } from '../../../../src/numerics/ode/index.js';
import { decay, decayCurves, decayedSlope, dies } from '../../../../src/theories/linear-exact/extensions/decay.js';
import { resolve, type Setting } from '../../../../src/theories/linear-exact/setting.js';
import { pointOf } from '../../../../src/theories/linear-exact/simulators/curves.js';
import { fromWeights } from '../../../../src/theories/linear-exact/simulators/reduced.js';
import { solve } from '../../../../src/theories/linear-exact/solution.js';
import { drawStart } from '../../../../src/theories/linear-exact/start.js';
import type { Weights } from '../../../../src/theories/linear-exact/start-state.js';
import { emptyState, stateAt } from '../../../../src/theories/linear-exact/state.js';
import { furthest, given, randomNetwork } from '../networks.js';

const times = Float64Array.from({ length: 21 }, (_, k) => 10 * k);

/** Every weight integrated tightly, each by its own equation. */
function everyWeight(start: Weights, setting: Setting, at: Float64Array): Weights[] {
  const width = start.readoutWeights.length;
  const { outputScale, inputMoment, inputLabelMoment, readoutRate, hiddenRate } = setting;
  const { values } = integrate(
    {
      name: 'all weights',
      rhs(_t, y, dy) {
        let product = 0;
        for (let i = 0; i < width; i++) product += y[i]! * y[width + i]!;
        const pull = outputScale * (inputLabelMoment - inputMoment * outputScale * product);
        for (let i = 0; i < width; i++) {
          dy[i] = readoutRate * (pull * y[width + i]! - setting.readoutWeightDecay * y[i]!);
          dy[width + i] = hiddenRate * (pull * y[i]! - setting.hiddenWeightDecay * y[width + i]!);
        }
      },
    },
    { t: 0, y: Float64Array.from([...start.readoutWeights, ...start.hiddenWeights]) },
    at,
    { rtol: 1e-13, atol: 1e-16, method: 'dormand-prince' },
  );
  return Array.from(at, (_, k) => {
    const row = values.slice(2 * width * k, 2 * width * (k + 1));
    return { readoutWeights: row.slice(0, width), hiddenWeights: row.slice(width) };
  });
}

describe.each([1, 2, 3, 4, 5, 6])('weight decay on random network %i', (seed) => {
  const parameters = { ...randomNetwork(seed), readoutWeightDecay: 0.03 * seed, hiddenWeightDecay: 0.2 / seed };
  const setting = resolve(parameters);
  const start = drawStart(parameters, 0, 0) as Weights;
  const units = Float64Array.of(0, 3);
  const found = decay(start, setting, { times, units });
  const weights = everyWeight(start, setting, times);

  test('every curve and weight equals the integration of all weights', () => {
    const first = pointOf(fromWeights(start.readoutWeights, start.hiddenWeights, setting), setting);
    weights.forEach(({ readoutWeights, hiddenWeights }, k) => {
      const point = pointOf(fromWeights(readoutWeights, hiddenWeights, setting), setting, k === 0 ? undefined : first);
      for (const name of decayCurves)
        if (name !== 'stretchedTime')
          expect(furthest([found.curves[name][k]!], [point[name]]), name).toBeLessThan(6e-9);
      const near = (block: Float64Array, all: Float64Array) =>
        furthest(
          block.slice(2 * k, 2 * k + 2),
          Array.from(units, (i) => all[i]!),
        );
      expect(near(found.readoutWeights, readoutWeights)).toBeLessThan(6e-9);
      expect(near(found.hiddenWeights, hiddenWeights)).toBeLessThan(6e-9);
    });
  });

  test('the error estimate covers the distance from the integration of all weights, and is sharp', () => {
    weights.forEach(({ readoutWeights, hiddenWeights }, k) => {
      const { layerProduct } = fromWeights(readoutWeights, hiddenWeights, setting);
      expect(Math.abs(found.curves.layerProduct[k]! - layerProduct)).toBeLessThan(
        3 * found.errors.layerProduct[k]! + 1e-12,
      );
    });
    expect(Math.max(...found.errors.slope)).toBeLessThan(1e-8);
  });

  test("the area decays at the sum of both layers' rates", () => {
    const rate = setting.readoutRate * setting.readoutWeightDecay + setting.hiddenRate * setting.hiddenWeightDecay;
    const areas = weights.map(
      ({ readoutWeights, hiddenWeights }) => fromWeights(readoutWeights, hiddenWeights, setting).layerArea,
    );
    const expected = Array.from(times, (t) => areas[0]! * exp(-rate * t));
    expect(furthest(areas, expected)).toBeLessThan(6e-9);
    expect(furthest(found.curves.layerArea, expected)).toBeLessThan(1e-13);
  });

  test('it ends at the closed fixed point, balanced as the decays ask', () => {
    const late = decay(start, setting, { times: Float64Array.of(0, 40_000), tolerance: 1e-13 });
    expect(Math.abs(late.curves.slope[1]! - decayedSlope(setting))).toBeLessThan(3e-13);
    const balance = late.curves.readoutSquaredNorm[1]! / late.curves.hiddenSquaredNorm[1]!;
    expect(balance / (setting.hiddenWeightDecay / setting.readoutWeightDecay)).toBeCloseTo(1, 8);
    expect(dies(setting)).toBe(false);
  });
});

test('a decay above |γ m1| kills the network, one below does not', () => {
  const of = (decayRate: number) =>
    given({ width: 10, outputScale: -0.5, readoutWeightDecay: decayRate, hiddenWeightDecay: decayRate });
  for (const [rate, dead] of [
    [0.49, false],
    [0.5, true],
    [0.7, true],
  ] as const) {
    const setting = resolve(of(rate));
    expect(dies(setting)).toBe(dead);
    expect(decayedSlope(setting)).toBeCloseTo(dead ? 0 : 1 - rate / 0.5, 14);
  }
  const start = drawStart(of(0.7), 0, 0);
  const { curves } = decay(start, resolve(of(0.7)), { times: Float64Array.of(0, 5000) });
  expect(Math.abs(curves.slope[1]!)).toBeLessThan(1e-12);
});

test('without decay it is the closed solution', () => {
  const parameters = randomNetwork(9);
  const setting = resolve(parameters);
  const start = drawStart(parameters, 0, 0);
  const solution = solve(start, setting);
  const { curves } = decay(start, setting, { times });
  const state = emptyState();
  times.forEach((t, k) => {
    stateAt(solution, t, state);
    for (const name of decayCurves) expect(furthest([curves[name][k]!], [state[name]]), name).toBeLessThan(1e-9);
  });
});
