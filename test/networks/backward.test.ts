import { expect, test } from 'vitest';
import { gradient } from '../../src/networks/backward.js';
import { forward, outputOf } from '../../src/networks/forward.js';
import { copyNetwork, flatten, unflatten } from '../../src/networks/network.js';
import { inputsOf, relativeDifference, small } from './fixtures.js';

test('gradients are the slopes of the output, with several outputs', () => {
  const network = small({ activation: 'tanh', sizes: [3, 6, 4, 2] });
  const x = inputsOf(3, 3);
  const cotangent = Float64Array.of(1, -0.5, 0.3, 2, 0, 1);
  const value = (theta: Float64Array) => {
    const moved = copyNetwork(network);
    unflatten(moved, theta);
    return outputOf(forward(moved, x, 3)).reduce((s, f, i) => s + f * cotangent[i]!, 0);
  };
  const theta = flatten(network);
  const h = 1e-5;
  const slopes = theta.map((_, i) => {
    const at = (s: number) => value(theta.map((v, j) => (j === i ? v + s * h : v)));
    return (at(1) - at(-1)) / (2 * h);
  });
  const exact = gradient(network, forward(network, x, 3), cotangent).flatMap((g) => [...g.weights, ...g.biases]);
  expect(relativeDifference(exact, slopes)).toBeLessThan(1e-9);
});

test.each(['relu', 'linear'] as const)(
  'Euler: without biases %s networks are homogeneous of degree L + 1',
  (activation) => {
    const network = small({ activation }, { biasScale: 0 });
    const x = inputsOf(1, 3);
    const pass = forward(network, x, 1);
    const g = gradient(network, pass, Float64Array.of(1));
    const sum = network.layers.reduce(
      (s, { map }, l) => s + map.entries.reduce((t, w, i) => t + w * g[l]!.weights[i]!, 0),
      0,
    );
    expect(sum / outputOf(pass)[0]!).toBeCloseTo(3, 12);
  },
);
