import { expect, test } from 'vitest';
import { numbers } from '../../../../src/contract/index.js';
import { flowBound } from '../../../../src/theories/linearization/bounds/flow-bound.js';
import { sgdBound } from '../../../../src/theories/linearization/bounds/sgd-bound.js';
import { deviation } from '../../../../src/theories/linearization/calculations/deviation.js';
import { sgd } from '../../../../src/theories/linearization/calculations/sgd.js';
import { hierarchyEngine } from '../../../../src/theories/linearization/engines/hierarchy.js';
import { compute } from '../given.js';

test('flow bound: the integral by quadrature', () => {
  const inputs = { count: 4, smallest: 0.7, largest: 3, residual: 2, curvature: 0.1 };
  for (const [smallest, t] of [
    [0.7, 2],
    [1e-3, 1],
    [0.01, 1.9],
    [0.011, 1.9],
  ] as const) {
    const J = Math.sqrt(inputs.largest);
    let sum = 0;
    const steps = 20000;
    for (let i = 0; i < steps; i++) {
      const s = ((i + 0.5) * t) / steps;
      const D = (J * inputs.residual * -Math.expm1(-smallest * s)) / smallest;
      sum += ((2 * J * 2 * 0.1 * D + 4 * 0.01 * D * D) * t) / steps;
    }
    const expected = (inputs.residual * Math.exp(-smallest * t) * sum) / 2;
    expect(flowBound({ ...inputs, smallest }, t) / expected).toBeCloseTo(1, 6);
  }
});

test.each(['erf', 'relu', 'gelu'])('%s: the deviation stays below both bounds', (activation) => {
  const at = { t: Float64Array.of(0.05, 0.2, 0.6, 2) };
  const shared = { activation, width: 48, hiddenLayers: 2 };
  const flow = numbers(compute(deviation, shared, { at }), 'linearDeviation');
  const quantities = ['linearDeviationBound'];
  const bound = numbers(compute(hierarchyEngine, shared, { at, quantities }), 'linearDeviationBound');
  flow.forEach((e, k) => {
    expect(e).toBeLessThan(bound[k]!);
  });
  const run = compute(sgd, { ...shared, dynamics: 'gradient-descent', batchSize: 2, steps: 30, learningRate: 0.02 });
  const limit = numbers(run, 'linearDeviationBound');
  numbers(run, 'linearDeviation').forEach((e, k) => {
    expect(e).toBeLessThanOrEqual(limit[k]! + 1e-14);
  });
});

test('the bound along a descent is 0 before the first step and grows with the curvature', () => {
  const inputs = {
    kernel: Float64Array.of(2, 0.5, 0.5, 1),
    count: 2,
    learningRate: 0.1,
    batches: [[0], [1], [0, 1]],
    residuals: Float64Array.of(1, 0.8, 0.9),
  };
  const small = sgdBound({ ...inputs, curvature: 0.1 }, [0, 1, 3]);
  const large = sgdBound({ ...inputs, curvature: 0.2 }, [0, 1, 3]);
  expect(small[0]).toBe(0);
  // One step on input 0: η [β √N η J_B r J_B] r / √N with J_B² = 2.
  expect(small[1]).toBeCloseTo(0.1 * 0.1 * 0.1 * 2, 14);
  expect(large[2]! / small[2]!).toBeGreaterThan(2);
});
