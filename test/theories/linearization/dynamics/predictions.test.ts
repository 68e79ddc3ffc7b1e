import { describe, expect, test } from 'vitest';
import { basePasses, ntk } from '../../../../src/networks/index.js';
import { fullHierarchy } from '../../../../src/theories/linearization/diagnosis.js';
import {
  beyondPerturbation,
  hierarchyFlow,
  hierarchyState,
} from '../../../../src/theories/linearization/dynamics/hierarchy-flow.js';
import { integratedResidual, linearFlowOutput } from '../../../../src/theories/linearization/dynamics/linear-flow.js';
import { networkFlow } from '../../../../src/theories/linearization/dynamics/network-flow.js';
import { openLoopChange, openLoopDrift } from '../../../../src/theories/linearization/dynamics/open-loop.js';
import { shadowKernel, shadowNetwork, shadowStep } from '../../../../src/theories/linearization/dynamics/shadow.js';
import { truncation } from '../../../../src/theories/linearization/dynamics/truncation.js';
import { hierarchyCurve } from '../../../../src/theories/linearization/hierarchy-curve.js';
import { signChanges } from '../../../../src/theories/linearization/kinks.js';
import { linearFlowCurve, remainders } from '../../../../src/theories/linearization/linear-curve.js';
import { begin, difference, result } from '../given.js';

describe('predictions beyond the linear model', () => {
  const b = begin({ width: 400, activation: 'erf' });
  const kernels = result(fullHierarchy(b))!;
  const times = Float64Array.of(0.5 * b.tau, 2 * b.tau);
  const real = result(networkFlow(b, times));
  const outputs = (k: number) => real.values.slice(k * real.width, k * real.width + 4);

  test('the hierarchy is much closer to the network than the linear model, and the fourth order is needed', () => {
    const { fourth: _, ...lower } = kernels;
    const gap = (h: typeof lower) => difference(result(hierarchyCurve(b, h, times)).outputs.slice(4), outputs(1));
    const linear = difference(linearFlowOutput(b.modes, times[1]!), outputs(1));
    expect(gap(kernels)).toBeLessThan(linear / 8);
    expect(gap(lower)).toBeGreaterThan(1.5 * gap(kernels));
  });

  test('the right-hand side at the start is the exact rate of the output and of the kernel', () => {
    const y = hierarchyState(kernels);
    const dy = new Float64Array(y.length);
    hierarchyFlow(kernels, b.targets, b.setting.loss).rhs(0, y, dy);
    const h = 1e-4;
    const soon = result(networkFlow(b, Float64Array.of(h), 1e-11));
    const rate = soon.values.slice(0, 4).map((f, a) => (f - b.passes.output[a]!) / h);
    expect(difference(rate, dy.slice(0, 4))).toBeLessThan(1e-2);
    expect(beyondPerturbation(kernels, y)).toBe(false);
    expect(
      beyondPerturbation(
        kernels,
        y.map((v, i) => (i >= 4 ? 3 * v : v)),
      ),
    ).toBe(true);
  });

  test('open loop and shadow drift are near the drift of the trained network', () => {
    const drift = real.values[real.width + 4]!;
    const open = openLoopDrift(openLoopChange(kernels, b.modes, times[1]!), b.trainKernel);
    const shadow = shadowKernel(b, times[1]!);
    const size = Math.sqrt(b.trainKernel.reduce((s, v) => s + v * v, 0));
    const moved = Math.sqrt(shadow.reduce((s, v, i) => s + (v - b.trainKernel[i]!) ** 2, 0)) / size;
    expect(open / drift).toBeGreaterThan(0.7);
    expect(open / drift).toBeLessThan(1.5);
    expect(moved / drift).toBeGreaterThan(0.6);
    expect(moved / drift).toBeLessThan(1.7);
  });

  test('the remainder along the linear model has the size of the deviation', () => {
    const curve = result(linearFlowCurve(b, times));
    const remainder = result(remainders(b, curve)).slice(4);
    const e = outputs(1).map((f, a) => f - curve.outputs[4 + a]!);
    const size = (v: Float64Array) => Math.sqrt(v.reduce((s, x) => s + x * x, 0));
    expect(size(remainder) / size(e)).toBeGreaterThan(0.1);
    expect(size(remainder) / size(e)).toBeLessThan(10);
  });

  test('the shadow with a frozen kernel would be the linear model', () => {
    const network = shadowNetwork(b, 0);
    expect(difference(ntk(network, b.setting.inputs, 4), b.kernel)).toBe(0);
    const step = shadowStep(b, b.passes.output, 0, 1e-3 * b.tau);
    expect(difference(step, linearFlowOutput(b.modes, 1e-3 * b.tau))).toBeLessThan(1e-4);
  });
});

test('kinks: a still network flips none, a moved one some', () => {
  const b = begin({ activation: 'relu', width: 200 });
  const passes = basePasses(b.network, b.setting.inputs, 4);
  expect(signChanges(b.network, passes, new Float64Array(4))).toEqual({ flips: 0, units: 800 });
  const { flips } = signChanges(b.network, passes, integratedResidual(b.modes, 10 * b.tau));
  expect(flips).toBeGreaterThan(0);
  expect(flips).toBeLessThan(200);
});

describe('what the hierarchy leaves out', () => {
  test.each(['squared', 'cross-entropy'] as const)('%s: has the size of its true error', (loss) => {
    const b = begin({ width: 120, activation: 'tanh', loss, finalTime: 3 });
    const kernels = result(fullHierarchy(b))!;
    const times = Float64Array.of(0.3, 1, 3);
    const left = result(truncation(b, kernels, times));
    const predicted = result(hierarchyCurve(b, kernels, times)).outputs;
    const real = result(networkFlow(b, times, 1e-10));
    const last = { estimate: 0, error: 0 };
    for (let a = 0; a < 4; a++) {
      last.estimate += left.outputs[8 + a]! ** 2;
      last.error += (predicted[8 + a]! - real.values[2 * real.width + a]!) ** 2;
    }
    const ratio = Math.sqrt(last.estimate / last.error);
    expect(ratio).toBeGreaterThan(0.1);
    expect(ratio).toBeLessThan(10);
  });

  test('falls with the third power of the displacement', () => {
    const b = begin({ width: 200 });
    const kernels = result(fullHierarchy(b))!;
    const t = 1e-2 * b.tau;
    const { kernel } = result(truncation(b, kernels, Float64Array.of(t / 4, t)));
    expect(kernel[1]! / kernel[0]!).toBeGreaterThan(40);
    expect(kernel[1]! / kernel[0]!).toBeLessThan(90);
  });
});
