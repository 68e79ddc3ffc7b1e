import { describe, expect, test } from 'vitest';
import type { ActivationName } from '../../../src/networks/activations/index.js';
import { correlations, descentSeries } from '../../../src/networks/correlations.js';
import { seriesAlgebra, subsetAlgebra } from '../../../src/networks/jets/algebra.js';
import { type Direction, inputDirection } from '../../../src/networks/jets/direction.js';
import { forwardJet, outputJet } from '../../../src/networks/jets/forward-jet.js';
import { ntk } from '../../../src/networks/kernels/ntk.js';
import { basePasses } from '../../../src/networks/passes.js';
import { addScaled } from '../../../src/numerics/linalg/index.js';
import { inputsOf, relativeDifference, small } from '../fixtures.js';

const names: ActivationName[] = ['relu', 'erf', 'tanh', 'sigmoid', 'gelu', 'sin', 'linear', 'square'];
const x = inputsOf(3, 3);

/** Σ_i s_i direction_i. */
function combined(directions: Direction[], signs: number[]): Direction {
  return {
    layers: directions[0]!.layers.map(({ map, biases }, l) => {
      const sum = (f: (d: Direction) => Float64Array, length: number) => {
        const out = new Float64Array(length);
        directions.forEach((d, i) => {
          addScaled(out, signs[i]!, f(d));
        });
        return out;
      };
      return {
        biases: sum((d) => d.layers[l]!.biases, biases.length),
        map: {
          ...map,
          times: (h: Float64Array, n: number) => sum((d) => d.layers[l]!.map.times(h, n), n * map.rows),
          transposeTimes: (h: Float64Array, n: number) =>
            sum((d) => d.layers[l]!.map.transposeTimes(h, n), n * map.columns),
        },
      };
    }),
  };
}

describe.each(names)('%s', (activation) => {
  const network = small({ activation }, { weightScale: 1 });
  const passes = basePasses(network, x, 3);

  test('the full mask is the polarised univariate series', () => {
    const directions = [0, 1, 2, 1].map((c) => inputDirection(network, passes, c));
    const mixed = outputJet(forwardJet(network, x, 3, subsetAlgebra(4), directions)).slice(-3);
    const polarised = new Float64Array(3);
    let terms = 0;
    for (let signs = 0; signs < 16; signs++) {
      const list: number[] = [0, 1, 2, 3].map((i) => (signs & (1 << i) ? 1 : -1));
      const jet = outputJet(forwardJet(network, x, 3, seriesAlgebra(4), [combined(directions, list)]));
      const weight = list.reduce((p, s) => p * s, 1) / 16;
      // ∇⁴f[v,v,v,v] = 4! c_4, and polarisation divides by 4! again.
      addScaled(polarised, weight, jet.slice(12));
      terms = Math.max(terms, ...jet.slice(12).map(Math.abs));
    }
    // The polarised sum cancels: its rounding is that of its terms.
    mixed.forEach((m, a) => {
      expect(Math.abs(m - polarised[a]!)).toBeLessThanOrEqual(1e-13 * terms);
    });
  });

  test('order one is the tangent kernel; the descent series begins with −Θ r', () => {
    const kernel = ntk(network, x, 3);
    const first = correlations(network, passes, [0, 1, 2], [1])[0]!;
    expect(relativeDifference(first, [kernel[1]!, kernel[4]!, kernel[7]!])).toBeLessThan(1e-13);
    const r = Float64Array.of(0.5, -1, 2);
    const expected = [0, 1, 2].map((a) => -[0, 1, 2].reduce((s, b) => s + kernel[3 * a + b]! * r[b]!, 0));
    expect(relativeDifference(descentSeries(network, passes, r)[1]!, expected)).toBeLessThan(1e-13);
  });

  test('correlations are symmetric in the contracted inputs', () => {
    const at = (order: number[]) => correlations(network, passes, [0, 2], order)[3]!;
    const reference = at([0, 1, 2, 1]);
    for (const order of [
      [1, 1, 2, 0],
      [2, 0, 1, 1],
    ])
      expect(relativeDifference(at(order), reference)).toBeLessThan(1e-11);
  });
});

test('alpha identity: α^(D−1) C_D does not depend on α, with biases', () => {
  const at = (lazinessScale: number) => {
    const network = small({ activation: 'tanh' }, { lazinessScale });
    return correlations(network, basePasses(network, x, 3), [0, 1], [0, 1, 2, 1]);
  };
  const [reference, scaled] = [at(1), at(3)];
  for (let d = 0; d < 4; d++)
    expect(
      relativeDifference(
        scaled[d]!.map((c) => c * 3 ** d),
        reference[d]!,
      ),
    ).toBeLessThan(1e-12);
});

test('piecewise polynomials have no correlations beyond their degree in the parameters', () => {
  for (const activation of ['relu', 'linear'] as const) {
    const network = small({ activation, sizes: [3, 8, 1] });
    const found = correlations(network, basePasses(network, x, 3), [0, 1, 2], [0, 1, 2, 1]);
    expect(Math.max(...found[1]!.map(Math.abs))).toBeGreaterThan(1e-3);
    expect([...found[2]!, ...found[3]!].map((v) => v + 0)).toEqual(Array(6).fill(0));
  }
  const quadratic = small({ activation: 'square', sizes: [3, 8, 1] });
  const series = descentSeries(quadratic, basePasses(quadratic, x, 3), Float64Array.of(1, -1, 0.5));
  expect([...series[4]!].map((v) => v + 0)).toEqual([0, 0, 0]);
});

test('two parameters by hand: f = a w x has C_2 = 2 G_a G_w a w x³', () => {
  const network = small({ activation: 'linear', sizes: [1, 1, 1] }, { biasScale: 0 });
  const [hidden, readout] = network.layers as [(typeof network.layers)[0], (typeof network.layers)[0]];
  const [w, a] = [hidden.map.entries[0]!, readout.map.entries[0]!];
  const [, c2] = correlations(network, basePasses(network, Float64Array.of(0.7), 1), [0], [0, 0]);
  expect(c2![0]! / (2 * readout.metric * hidden.metric * a * w * 0.7 ** 3)).toBeCloseTo(1, 13);
});
