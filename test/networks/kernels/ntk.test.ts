import { expect, test } from 'vitest';
import { gradient } from '../../../src/networks/backward.js';
import { forward } from '../../../src/networks/forward.js';
import { layerKernels, sumOf } from '../../../src/networks/kernels/layer-kernels.js';
import { ntk, ntkAllOutputs } from '../../../src/networks/kernels/ntk.js';
import { symmetricEigenvalues } from '../../../src/numerics/linalg/index.js';
import { inputsOf, relativeDifference, small } from '../fixtures.js';

const network = small({ sizes: [3, 6, 5, 2] });
const count = 4;
const x = inputsOf(count, 3);
const pass = forward(network, x, count);

/** Rows √G∘∇f_k(x_a), from single gradients. */
function jacobian(): Float64Array[] {
  const rows: Float64Array[] = [];
  for (let a = 0; a < count; a++)
    for (let k = 0; k < 2; k++) {
      const cotangent = new Float64Array(2 * count);
      cotangent[2 * a + k] = 1;
      const parts = gradient(network, pass, cotangent).flatMap(({ weights, biases }, l) => {
        const { metric, biasMetric } = network.layers[l]!;
        return [...weights.map((w) => w * Math.sqrt(metric)), ...biases.map((b) => b * Math.sqrt(biasMetric))];
      });
      rows.push(Float64Array.from(parts));
    }
  return rows;
}

test('the layer-wise kernel is the Jacobian product, all outputs', () => {
  const rows = jacobian();
  const expected = rows.flatMap((u) => rows.map((v) => u.reduce((s, w, i) => s + w * v[i]!, 0)));
  expect(relativeDifference(ntkAllOutputs(network, pass), expected)).toBeLessThan(1e-13);
});

test('one output: a block of the full kernel, symmetric and positive', () => {
  const full = ntkAllOutputs(network, pass);
  const one = ntk(network, x, count, 1);
  const block = Array.from({ length: count * count }, (_, i) => {
    const [a, b] = [Math.floor(i / count), i % count];
    return full[(2 * a + 1) * 2 * count + 2 * b + 1]!;
  });
  expect(relativeDifference(one, block)).toBeLessThan(1e-14);
  expect(relativeDifference(sumOf(layerKernels(network, pass, 1)), one)).toBe(0);
  expect(symmetricEigenvalues(one, count)[0]).toBeGreaterThan(-1e-12);
});
