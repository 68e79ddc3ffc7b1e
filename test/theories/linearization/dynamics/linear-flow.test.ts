import { describe, expect, test } from 'vitest';
import { losses } from '../../../../src/networks/index.js';
import { integrate } from '../../../../src/numerics/ode/index.js';
import { linearFunctionFlow } from '../../../../src/theories/linearization/dynamics/function-flow.js';
import { linearStep, startLinearDescent } from '../../../../src/theories/linearization/dynamics/linear-descent.js';
import {
  integratedResidual,
  linearDescentOutput,
  linearFlowOutput,
  linearModes,
} from '../../../../src/theories/linearization/dynamics/linear-flow.js';
import { descendLimit } from '../../../../src/theories/linearization/step-limit.js';
import { begin, difference } from '../given.js';

const testInputs = [[0.3, 0.3, 0.3]];

describe('the linear model', () => {
  const { modes } = begin({ testInputs, activation: 'tanh' });
  const all = [0, 1, 2, 3];

  test('closed flow is the ODE in function space, with its integral', () => {
    const y = new Float64Array(9);
    y.set(modes.problem.output);
    const problem = linearFunctionFlow(modes.problem, losses.squared);
    const end = integrate(problem, { t: 0, y }, Float64Array.of(0.7), { rtol: 1e-11, atol: 1e-13 }).values;
    expect(difference(linearFlowOutput(modes, 0.7), end.slice(0, 5))).toBeLessThan(1e-9);
    expect(difference(integratedResidual(modes, 0.7), end.slice(5))).toBeLessThan(1e-9);
  });

  test('closed descent is the recursion; small steps approach the flow', () => {
    const options = { learningRate: 0.05, momentum: 0, loss: losses.squared };
    const recursion = startLinearDescent(modes.problem);
    for (let k = 0; k < 31; k++) linearStep(recursion, all, options);
    expect(difference(linearDescentOutput(modes, 0.05, 31), recursion.output)).toBeLessThan(1e-12);
    const gap = (steps: number) => difference(linearDescentOutput(modes, 1 / steps, steps), linearFlowOutput(modes, 1));
    expect(gap(1000) / gap(2000)).toBeCloseTo(2, 1);
  });

  test('at late times the training targets are met, and descent is stable exactly below twice the inverse eigenvalue', () => {
    const end = linearFlowOutput(modes, 30 / modes.eigenvalues[0]!);
    expect(difference(end.slice(0, 4), modes.problem.targets)).toBeLessThan(1e-10);
    const limit = descendLimit(modes.eigenvalues[3]!);
    const size = (factor: number) =>
      difference(linearDescentOutput(modes, factor * limit, 3000).slice(0, 4), modes.problem.targets);
    expect(size(0.99)).toBeLessThan(1e-8);
    expect(size(1.01)).toBeGreaterThan(1e8);
  });

  test('repeated inputs: a zero eigenvalue moves nothing', () => {
    const inputs = [
      [1, 0, 0],
      [1, 0, 0],
    ];
    const twice = begin({ inputs, labels: [1, -1] }).modes;
    expect(Math.abs(twice.eigenvalues[0]!)).toBeLessThan(1e-12);
    const f = linearFlowOutput(twice, 1e6);
    expect(Math.abs(f[0]!)).toBeLessThan(1e-6);
  });
});

test('mini-batches count repeated indices as often as they occur', () => {
  const problem = {
    kernel: Float64Array.of(2, 1, 1, 3),
    total: 2,
    count: 2,
    output: Float64Array.of(1, 0),
    targets: new Float64Array(2),
  };
  const descent = startLinearDescent(problem);
  linearStep(descent, [0, 0], { learningRate: 0.1, momentum: 0, loss: losses.squared });
  expect([...descent.output]).toEqual([1 - 0.2 * 2, -0.2]);
  expect(linearModes(problem).eigenvalues[0]).toBeGreaterThan(0);
});
