import { describe, expect, test } from 'vitest';
import { activations, gaussianNetwork, ntk, portableNormals } from '../../../../src/networks/index.js';
import { symmetricEigenvalues } from '../../../../src/numerics/linalg/index.js';
import { normalTrapezoid } from '../../../../src/numerics/quadrature/index.js';
import { closedForms } from '../../../../src/theories/linearization/infinite-width/duals.js';
import { hermiteBasis, hermiteDual } from '../../../../src/theories/linearization/infinite-width/hermite.js';
import {
  deeperRows,
  dualOf,
  firstKernels,
  wideKernels,
} from '../../../../src/theories/linearization/infinite-width/kernels.js';
import { difference, result } from '../given.js';

const points: [number, number, number][] = [
  [1, 0.3, 1.5],
  [0.5, -0.4, 0.9],
  [2, 1.9, 2],
  [0.7, 0.7, 0.7],
];
const pairAt = (name: keyof typeof activations, p: [number, number, number], dual = dualOf(activations[name])) => {
  const pair = { value: 0, slope: 0 };
  dual.at(...p, pair);
  return pair;
};

describe.each(Object.keys(activations) as (keyof typeof activations)[])('%s', (name) => {
  test('dual functions are Gaussian averages', () => {
    if (name === 'relu') return; // its kink defeats the quadrature; the reference cases hold it
    const { nodes, weights } = normalTrapezoid(161, 10);
    for (const [k11, k12, k22] of points) {
      const d = new Float64Array(6);
      const sum = [0, 0];
      const root = Math.sqrt(k11);
      const rest = Math.sqrt(Math.max(0, k22 - (k12 * k12) / k11));
      for (let i = 0; i < nodes.length; i++) {
        activations[name].at(root * nodes[i]!, d);
        const [f, g] = [d[0]!, d[1]!];
        for (let j = 0; j < nodes.length; j++) {
          activations[name].at((k12 / root) * nodes[i]! + rest * nodes[j]!, d);
          sum[0]! += weights[i]! * weights[j]! * f * d[0]!;
          sum[1]! += weights[i]! * weights[j]! * g * d[1]!;
        }
      }
      const { value, slope } = pairAt(name, [k11, k12, k22]);
      expect(value).toBeCloseTo(sum[0]!, 6);
      expect(slope).toBeCloseTo(sum[1]!, 6);
    }
  });

  test('the slope of the value in k12 is the dual of the derivative', () => {
    for (const [k11, k12, k22] of points.slice(0, 3)) {
      const h = 1e-5;
      const up = pairAt(name, [k11, k12 + h, k22]).value;
      const down = pairAt(name, [k11, k12 - h, k22]).value;
      expect((up - down) / (2 * h)).toBeCloseTo(pairAt(name, [k11, k12, k22]).slope, 6);
    }
  });

  test('the Hermite series agrees with the closed form', () => {
    const closed = closedForms[name];
    if (!closed || name === 'relu') return;
    for (const p of points) {
      const [exact, series] = [pairAt(name, p, closed), pairAt(name, p, hermiteDual(activations[name]))];
      expect(series.value).toBeCloseTo(exact.value, 7);
      expect(series.slope).toBeCloseTo(exact.slope, 6);
    }
  });
});

test('Hermite functions are orthonormal', () => {
  const { weights } = normalTrapezoid(401, 12);
  const rows = hermiteBasis();
  const product = (m: number, n: number) => weights.reduce((s, w, i) => s + w * rows[m]![i]! * rows[n]![i]!, 0);
  expect(product(0, 0)).toBeCloseTo(1, 13);
  expect(product(12, 12)).toBeCloseTo(1, 10);
  expect(product(6, 12)).toBeCloseTo(0, 10);
});

test('kernels are the limit of wide networks, positive, and correct in mean at one layer', () => {
  const inputs = Float64Array.of(1, 0.5, -0.3, 0.2, 0.8, 1.1);
  const setting = { inputs, total: 2, activation: activations.gelu, hiddenLayers: 1, weightScale: 1.3, biasScale: 0.2 };
  const limit = result(wideKernels(setting));
  expect(symmetricEigenvalues(limit.ntk, 2)[0]).toBeGreaterThan(0);
  const first = firstKernels(setting);
  const next = { total: 2, nngp: new Float64Array(4), ntk: new Float64Array(4) };
  deeperRows(first, next, dualOf(activations.gelu), setting, 0, 2);
  expect(difference(next.ntk, limit.ntk)).toBe(0);
  const mean = new Float64Array(4);
  const squares = new Float64Array(4);
  const nets = 400;
  for (let i = 0; i < nets; i++) {
    const scaling = {
      parametrisation: 'ntk' as const,
      weightScale: 1.3,
      biasScale: 0.2,
      richness: 0,
      lazinessScale: 1,
    };
    const kernel = ntk(gaussianNetwork([3, 64, 1], activations.gelu, scaling, portableNormals(i)), inputs, 2);
    kernel.forEach((v, j) => {
      mean[j]! += v / nets;
      squares[j]! += (v * v) / nets;
    });
  }
  mean.forEach((m, j) => {
    const error = Math.sqrt((squares[j]! - m * m) / nets);
    expect(Math.abs(m - limit.ntk[j]!)).toBeLessThan(4 * error);
  });
});
