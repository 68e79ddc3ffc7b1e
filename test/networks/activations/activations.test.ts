import { describe, expect, test } from 'vitest';
import { activations, composeDerivatives, slopes, values } from '../../../src/networks/activations/index.js';

const points = [-3.1, -1.2, -0.4, 0.3, 0.9, 2.4];
const known: Record<string, (x: number) => number> = {
  relu: (x) => Math.max(x, 0),
  erf: () => Number.NaN,
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  gelu: () => Number.NaN,
  sin: Math.sin,
  linear: (x) => x,
  square: (x) => x * x,
};

describe.each(Object.values(activations))('$name', (activation) => {
  const d = new Float64Array(6);
  const derivative = (x: number, k: number) => {
    activation.at(x, d);
    return d[k]!;
  };

  test('every derivative is the slope of the one before', () => {
    const h = 1e-3;
    for (const x of points)
      for (let k = 1; k <= 5; k++) {
        const at = (s: number) => derivative(x + s * h, k - 1);
        const slope = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
        expect(Math.abs(slope - derivative(x, k)), `order ${k} at ${x}`).toBeLessThan(1e-8);
      }
  });

  test('values are those of the function', () => {
    for (const x of points) {
      const expected = known[activation.name]!(x);
      if (!Number.isNaN(expected)) expect(derivative(x, 0)).toBeCloseTo(expected, 13);
    }
  });

  test('whole arrays: the shared kernels and the derivatives agree', () => {
    const z = Float64Array.from([...points, 0]);
    const all = composeDerivatives(activation, z, 1);
    values(activation, z).forEach((v, i) => {
      expect(v).toBeCloseTo(all[0]![i]!, 14);
    });
    slopes(activation, z).forEach((v, i) => {
      expect(v).toBeCloseTo(all[1]![i]!, 14);
    });
  });
});
