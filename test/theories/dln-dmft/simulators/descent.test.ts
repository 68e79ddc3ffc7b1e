import { describe, expect, test } from 'vitest';
import { finish, numbers } from '../../../../src/contract/index.js';
import { kernels } from '../../../../src/numerics/kernels/index.js';
import { descentTrainer } from '../../../../src/theories/dln-dmft/simulators/descent.js';
import { gradientDescent } from '../../../../src/theories/dln-dmft/simulators/descent-simulation.js';
import { gradientFlowTrainer } from '../../../../src/theories/dln-dmft/simulators/gradient-flow.js';
import { all, distance, instanceOf, parsed, weightsAt } from './setup.js';

/** A network whose unit of time is a gradient step; `eta` is the step in units of the theory. */
const stepping = (eta: number, raw = {}) => ({
  inputDimension: 80,
  parametrisation: { kind: 'practitioner', scale: 0.5, featureScale: 1, learningRate: eta, dimension: 1 },
  initialScale: 0.2,
  ...raw,
});

describe('gradient descent', () => {
  test('tends to the flow like the step', () => {
    const flow = weightsAt(gradientFlowTrainer, instanceOf(stepping(1)), [4], 1e-6)[0]!;
    const gaps = [0.04, 0.02].map((eta) => {
      const w = weightsAt(descentTrainer, instanceOf(stepping(eta)), [4])[0]!;
      return distance(w, flow);
    });
    expect(gaps[0]! / gaps[1]!).toBeGreaterThan(1.8);
    expect(gaps[0]! / gaps[1]!).toBeLessThan(2.2);
  });

  test('breaks the conserved product u v at first order in the step', () => {
    const drift = (eta: number) => {
      const instance = instanceOf(stepping(eta));
      const training = descentTrainer.begin(kernels().arena(), instance, 1e-3, { spent: 0 });
      all(training.advance(4));
      const { u, v } = training.save() as unknown as Record<'u' | 'v', Float64Array>;
      return Math.max(...u.map((x, i) => Math.abs((x * v[i]!) / 0.04 - 1)));
    };
    expect(drift(0.02) / drift(0.01)).toBeGreaterThan(1.8);
    expect(drift(0.02) / drift(0.01)).toBeLessThan(2.2);
  });

  test('gives whole steps', () => {
    const values = parsed(stepping(0.05));
    const data = finish(
      gradientDescent.run(values, { quality: 'interactive', seed: 1, at: { t: Float64Array.of(0, 3.4, 3.2, 10) } }),
    );
    expect([...numbers(data, 't')].map((t) => Math.round(t * 1e9) / 1e9)).toEqual([0, 3, 10]);
  });

  test('beyond the edge of stability it says so, with the factor that helps', () => {
    const run = () => finish(gradientDescent.run(parsed(stepping(2)), { quality: 'interactive', seed: 1 }));
    expect(run).toThrow(/learningRate by 0/);
  });

  test('needs a step size', () => {
    expect(gradientDescent.suits(parsed({})).applies).toBe(false);
    expect(gradientDescent.suits(parsed(stepping(0.1))).applies).toBe(true);
  });
});
