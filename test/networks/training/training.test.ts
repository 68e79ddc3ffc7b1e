import { expect, test } from 'vitest';
import { forward, outputOf } from '../../../src/networks/forward.js';
import { ntk } from '../../../src/networks/kernels/ntk.js';
import { losses } from '../../../src/networks/losses/index.js';
import { copyNetwork, flatten } from '../../../src/networks/network.js';
import { basePasses } from '../../../src/networks/passes.js';
import { descendTangent, tangentOf, tangentOutput } from '../../../src/networks/tangent.js';
import { descend, rowsOf, startDescent } from '../../../src/networks/training/descent.js';
import { gradientFlow } from '../../../src/networks/training/gradient-flow.js';
import { integrate } from '../../../src/numerics/ode/index.js';
import { inputsOf, relativeDifference, small } from '../fixtures.js';

const x = inputsOf(4, 3);
const batch = { inputs: x, labels: Float64Array.of(1, -1, 0.5, 0), count: 4 };
const loss = losses.squared;

test('gradient descent approaches gradient flow at first order in the step', () => {
  const network = small({ activation: 'tanh' });
  const time = 0.3;
  const flow = integrate(gradientFlow(network, batch, loss), { t: 0, y: flatten(network) }, Float64Array.of(time), {
    rtol: 1e-10,
    atol: 1e-12,
  }).values;
  const gap = (steps: number) => {
    const trained = copyNetwork(network);
    const descent = startDescent(trained, { learningRate: time / steps, loss });
    for (let k = 0; k < steps; k++) descend(descent, batch);
    return relativeDifference(flatten(trained), flow);
  };
  expect(gap(200) / gap(400)).toBeCloseTo(2, 1);
});

test.each(['linear', 'relu'] as const)('%s: balance law of gradient flow without biases', (activation) => {
  const network = small({ activation, sizes: [3, 6, 5, 1] }, { biasScale: 0 });
  const start = { t: 0, y: flatten(network) };
  const end = integrate(gradientFlow(network, batch, loss), start, Float64Array.of(0.5), { rtol: 1e-11, atol: 1e-13 });
  const balance = (theta: Float64Array) => {
    let offset = 0;
    const norms = network.layers.map(({ map, metric }) => {
      const part = theta.subarray(offset, offset + map.entries.length);
      offset += map.entries.length + map.rows;
      return part.reduce((s, w) => s + w * w, 0) / metric;
    });
    return [norms[1]! - norms[0]!, norms[2]! - norms[1]!];
  };
  expect(relativeDifference(balance(end.values), balance(start.y))).toBeLessThan(activation === 'linear' ? 1e-9 : 1e-4);
});

test('momentum: the velocity is the sum of past steps', () => {
  const network = small({ sizes: [3, 1] }, { biasScale: 0 });
  const reference = copyNetwork(network);
  const descent = startDescent(network, { learningRate: 0.05, momentum: 0.9, loss });
  const [w, v] = [reference.layers[0]!.map.entries, new Float64Array(3)];
  for (let k = 0; k < 5; k++) {
    descend(descent, batch);
    const residual = Float64Array.from({ length: 4 }, (_, a) =>
      [0, 1, 2].reduce((s, j) => s + w[j]! * x[3 * a + j]!, -batch.labels[a]!),
    );
    for (let j = 0; j < 3; j++) {
      const slope = residual.reduce((s, r, a) => s + r * x[3 * a + j]!, 0);
      v[j] = 0.9 * v[j]! - 0.05 * reference.layers[0]!.metric * slope;
      w[j]! += v[j]!;
    }
  }
  expect(relativeDifference(network.layers[0]!.map.entries, w)).toBeLessThan(1e-12);
});

test('the linearised network in parameter space is the kernel recursion, batch by batch, several outputs', () => {
  const network = small({ activation: 'gelu', sizes: [3, 8, 6, 2] });
  const labels = Float64Array.of(1, 0, 0, 1, 1, 1, 0.5, -0.5);
  const data = { inputs: x, labels, count: 4 };
  const tangent = tangentOf(network);
  for (const indices of [
    [0, 1, 1],
    [2, 3],
    [0, 3, 2],
  ])
    descendTangent(tangent, rowsOf(data, indices), { learningRate: 0.03, loss });
  const f = tangentOutput(tangent, forward(network, x, 4));
  expect(relativeDifference(f, outputOf(forward(network, x, 4)))).toBeGreaterThan(1e-2);

  const scalar = small({ activation: 'gelu' });
  const one = tangentOf(scalar);
  const kernel = ntk(scalar, x, 4);
  const expected = basePasses(scalar, x, 4).output;
  for (const indices of [
    [0, 1, 1],
    [2, 3],
    [0, 3, 2],
  ]) {
    descendTangent(one, rowsOf(batch, indices), { learningRate: 0.03, loss });
    const residual = indices.map((b) => expected[b]! - batch.labels[b]!);
    for (let a = 0; a < 4; a++)
      indices.forEach((b, i) => {
        expected[a]! -= 0.03 * kernel[4 * a + b]! * residual[i]!;
      });
  }
  expect(relativeDifference(tangentOutput(one, forward(scalar, x, 4)), expected)).toBeLessThan(1e-13);
});
