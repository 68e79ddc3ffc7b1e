import { describe, expect, test } from 'vitest';
import { copyNetwork, flatten, parameterCount, unflatten } from '../../../src/networks/network.js';
import { compressedHessian } from '../../../src/networks/norms/compressed-hessian.js';
import { cubicNorm } from '../../../src/networks/norms/cubic-norm.js';
import { hessianNorm } from '../../../src/networks/norms/hessian-norm.js';
import { cubicProduct, hessianProduct } from '../../../src/networks/norms/hessian-product.js';
import { whitenedDirection } from '../../../src/networks/norms/whitened.js';
import { basePasses } from '../../../src/networks/passes.js';
import { dot, symmetricEigenvalues } from '../../../src/numerics/linalg/index.js';
import { inputsOf, relativeDifference, small } from '../fixtures.js';

const x = inputsOf(1, 3);

test('the Hessian norm is the largest |eigenvalue| of the whole Hessian', () => {
  const network = small({ activation: 'tanh', sizes: [3, 4, 1] });
  const n = parameterCount(network);
  const hessian = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const unit = new Float64Array(n);
    unit[i] = 1;
    hessian.set(hessianProduct(network, x, unit), i * n);
  }
  const values = symmetricEigenvalues(hessian, n);
  expect(hessianNorm(network, x)).toBeCloseTo(Math.max(-values[0]!, values[n - 1]!), 9);
});

describe.each([
  { name: 'one layer', sizes: [3, 4, 1], biasScale: 0 },
  { name: 'two layers, biases', sizes: [3, 5, 4, 1], biasScale: 0.4 },
  { name: 'three layers', sizes: [3, 3, 4, 2, 1], biasScale: 0 },
  { name: 'linear regression', sizes: [3, 1], biasScale: 0.4 },
])('the compressed Hessian: $name', ({ sizes, biasScale }) => {
  const network = small({ activation: 'gelu', sizes }, { biasScale });
  const matrixOf = (size: number, product: (u: Float64Array) => Float64Array) => {
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      const unit = new Float64Array(size);
      unit[i] = 1;
      matrix.set(product(unit), i * size);
    }
    return matrix;
  };
  const { size, product } = compressedHessian(network, x);
  const compressed = matrixOf(size, product);

  test('is symmetric', () => {
    const transposed = compressed.map((_, i) => compressed[(i % size) * size + Math.floor(i / size)]!);
    expect(relativeDifference(transposed, compressed)).toBeLessThan(1e-13);
  });

  test('has the nonzero eigenvalues of the whole one', () => {
    const P = parameterCount(network);
    const nonzero = (values: Float64Array) => [...values].filter((v) => Math.abs(v) > 1e-9);
    const whole = nonzero(
      symmetricEigenvalues(
        matrixOf(P, (u) => hessianProduct(network, x, u)),
        P,
      ),
    );
    const found = nonzero(symmetricEigenvalues(compressed, size));
    expect(found.length).toBe(whole.length);
    whole.forEach((value, i) => {
      expect(found[i]).toBeCloseTo(value, 10);
    });
  });
});

test('the Hessian-vector product is the second derivative along a line', () => {
  const network = small({ activation: 'gelu' });
  const u = Float64Array.from({ length: parameterCount(network) }, (_, i) => Math.sin(i));
  const theta = flatten(network);
  const { layers } = whitenedDirection(network, u);
  const step = layers.flatMap(({ map, biases }) => [
    ...(map as typeof map & { entries: Float64Array }).entries,
    ...biases,
  ]);
  const at = (s: number) => {
    const moved = copyNetwork(network);
    unflatten(
      moved,
      theta.map((t, i) => t + s * step[i]!),
    );
    return basePasses(moved, x, 1).output[0]!;
  };
  const h = 1e-3;
  const second = (-at(2 * h) + 16 * at(h) - 30 * at(0) + 16 * at(-h) - at(-2 * h)) / (12 * h * h);
  const third = (at(2 * h) - 2 * at(h) + 2 * at(-h) - at(-2 * h)) / (2 * h * h * h);
  expect(dot(hessianProduct(network, x, u), u) / second).toBeCloseTo(1, 6);
  expect(dot(cubicProduct(network, x, u), u) / third).toBeCloseTo(1, 3);
});

test('one layer of tanh units: the order-3 norm is the maximum over single units', () => {
  const network = small({ activation: 'tanh', sizes: [3, 24, 1] }, { biasScale: 0 });
  const unit = (i: number) => {
    const one = small({ activation: 'tanh', sizes: [3, 1, 1] }, { biasScale: 0 });
    const layers = one.layers.map((layer, l) => ({ ...layer, metric: network.layers[l]!.metric }));
    layers[0]!.map.entries.set(network.layers[0]!.map.entries.subarray(3 * i, 3 * i + 3));
    layers[1]!.map.entries[0] = network.layers[1]!.map.entries[i]!;
    return cubicNorm({ ...one, layers }, x);
  };
  const best = Math.max(...Array.from({ length: 24 }, (_, i) => unit(i)));
  expect(cubicNorm(network, x) / best).toBeCloseTo(1, 4);
});
