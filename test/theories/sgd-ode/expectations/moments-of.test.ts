import { describe, expect, test } from 'vitest';
import { cholesky } from '../../../../src/numerics/linalg/index.js';
import { gaussHermite } from '../../../../src/numerics/quadrature/index.js';
import type { ActivationName } from '../../../../src/theories/sgd-ode/activation-names.js';
import { type Activation, activationOf } from '../../../../src/theories/sgd-ode/activations/index.js';
import { momentsOf } from '../../../../src/theories/sgd-ode/expectations/index.js';
import { covarianceOf, randomStart } from '../random-overlaps.js';

const [p, k, n] = [2, 1, 3];
const c = Float64Array.of(0.5, -0.7, -1.1);
const variance = 0.3;

/** The defining expectations by a product Gauss-Hermite rule in three dimensions. */
function byQuadrature(student: Activation, teacher: Activation, omega: Float64Array, nodes: number) {
  const rule = gaussHermite(nodes);
  const root = cholesky(omega, n);
  const found = { H: new Float64Array(p * n), N: new Float64Array(p * p), D: new Float64Array(p * p), risk: 0 };
  for (let a = 0; a < nodes; a++)
    for (let b = 0; b < nodes; b++)
      for (let d = 0; d < nodes; d++) {
        const z = [rule.nodes[a]!, rule.nodes[b]!, rule.nodes[d]!];
        addNode(found, student, teacher, root, z, rule.weights[a]! * rule.weights[b]! * rule.weights[d]!);
      }
  return found;
}

function addNode(
  found: ReturnType<typeof byQuadrature>,
  student: Activation,
  teacher: Activation,
  root: Float64Array,
  z: number[],
  w: number,
) {
  const u = [0, 1, 2].map((i) => z.reduce((sum, x, j) => sum + root[i * n + j]! * x, 0));
  const unit = (i: number) => (i < p ? student : teacher);
  const slope = u.map((x, i) => unit(i).derivative(x));
  const e = u.reduce((sum, x, i) => sum + c[i]! * unit(i).value(x), 0);
  const square = e * e + variance;
  const radial = u.reduce((sum, x, i) => sum + c[i]! * slope[i]! * x, 0);
  found.risk += 0.5 * w * e * e;
  for (let j = 0; j < p; j++) {
    for (let b = 0; b < n; b++) found.H[j * n + b]! += w * e * slope[j]! * u[b]!;
    for (let l = 0; l < p; l++) {
      const bend =
        u[j]! * student.secondDerivative(u[j]!) * slope[l]! + u[l]! * student.secondDerivative(u[l]!) * slope[j]!;
      found.N[j * p + l]! += w * square * slope[j]! * slope[l]!;
      found.D[j * p + l]! += w * (2 * e * radial * slope[j]! * slope[l]! + square * bend);
    }
  }
}

/** Student, teacher, nodes and accuracy of the rule, relative accuracy of 8192 quasi-random nodes (heavy tails of he3 squared). */
const pairs: [ActivationName, ActivationName, number, number, number][] = [
  ['erf-sqrt2', 'erf-sqrt2', 110, 1e-10, 0.02],
  ['erf', 'erf-sqrt2', 150, 1e-8, 0.02],
  ['erf-sqrt2', 'he3', 110, 1e-9, 0.2],
  ['erf-sqrt2', 'tanh', 56, 1e-6, 0.02],
  ['square', 'square', 12, 1e-10, 0.05],
  ['linear', 'linear', 12, 1e-12, 0.02],
  ['linear', 'tanh', 56, 1e-6, 0.02],
  ['linear', 'square', 12, 1e-10, 0.02],
];

describe.each(pairs)('%s learns %s', (name, teacherName, nodes, tolerance, sampling) => {
  const [student, teacher] = [activationOf(name), activationOf(teacherName)];
  const omega = covarianceOf(randomStart(p, k, 3));
  const expected = byQuadrature(student, teacher, omega, nodes);
  const moments = momentsOf(student, teacher, p, k);
  const near = (measured: ArrayLike<number>, wanted: ArrayLike<number>, size = tolerance) => {
    const scale = Math.max(...Array.from(wanted, Math.abs), 1e-3);
    Array.from(wanted).forEach((x, i) => {
      expect(Math.abs(measured[i]! - x)).toBeLessThanOrEqual(size * scale);
    });
  };

  test('drift moment and risk', () => {
    const H = new Float64Array(p * n);
    moments.drift(omega, c, H);
    near(H, expected.H);
    near([moments.risk(omega, c)], [expected.risk]);
  });

  test('noise moment and its radial derivative', () => {
    const [N, D] = [new Float64Array(p * p), new Float64Array(p * p)];
    moments.noise(omega, c, variance, N, D);
    expect(moments.noiseMethod).toBe('closed form');
    near(N, expected.N);
    near(D, expected.D);
  });

  test('the part of the label noise, and D = 2 dN(sΩ)/ds', () => {
    const [with_, without, label, D, slope] = Array.from(
      { length: 5 },
      () => new Float64Array(p * p),
    ) as Float64Array[];
    moments.noise(omega, c, variance, with_!);
    moments.noise(omega, c, 0, without!);
    moments.labelNoise(omega, label!, D);
    near(
      without!.map((x, i) => x + variance * label![i]!),
      with_!,
      1e-12,
    );
    const h = 1e-5;
    const [up, down] = [1 + h, 1 - h].map((s) => {
      const N = new Float64Array(p * p);
      moments.labelNoise(
        omega.map((x) => s * x),
        N,
      );
      return N;
    });
    slope!.forEach((_, i) => {
      expect(Math.abs(D![i]! - (up![i]! - down![i]!) / h)).toBeLessThan(1e-6 * (1 + Math.abs(D![i]!)));
    });
  });

  test('quasi-random nodes agree within their accuracy', () => {
    const [N, D] = [new Float64Array(p * p), new Float64Array(p * p)];
    momentsOf(student, teacher, p, k, { expectation: 'sampled', nodes: 8192, set: 1 }).noise(omega, c, variance, N, D);
    near(N, expected.N, sampling);
    near(D, expected.D, 2 * sampling);
  });
});

test.each(['relu', 'tanh', 'gelu', 'he3'] as const)(
  '%s: noise moment is positive semi-definite and symmetric',
  (name) => {
    const omega = covarianceOf(randomStart(p, k, 5));
    const N = new Float64Array(4);
    momentsOf(activationOf(name), activationOf(name), p, k).noise(omega, c, variance, N);
    expect(N[1]).toBe(N[2]);
    expect(N[0]! * N[3]! - N[1]! * N[2]!).toBeGreaterThan(0);
  },
);

test('relu: closed form against quasi-random nodes', () => {
  const omega = covarianceOf(randomStart(p, k, 7));
  const relu = activationOf('relu');
  const [exact, sampled, D] = [new Float64Array(4), new Float64Array(4), new Float64Array(4)];
  momentsOf(relu, relu, p, k).noise(omega, c, variance, exact, D);
  momentsOf(relu, relu, p, k, { expectation: 'sampled', nodes: 65_536, set: 0 }).noise(omega, c, variance, sampled);
  const label = new Float64Array(4);
  momentsOf(relu, relu, p, k).labelNoise(omega, label);
  exact.forEach((x, i) => {
    expect(Math.abs(x - sampled[i]!)).toBeLessThan(3e-3 * Math.abs(x));
    expect(D[i]).toBeCloseTo(2 * (x - variance * label[i]!), 12);
  });
});

test('relu: units that coincide or exclude each other leave a finite moment', () => {
  const relu = activationOf('relu');
  for (const r of [1, -1, 1 - 1e-12]) {
    const omega = Float64Array.of(1, r, 0.2, r, 1, r * 0.2, 0.2, r * 0.2, 1);
    const N = new Float64Array(4);
    momentsOf(relu, relu, p, k).noise(omega, c, 0, N);
    expect(N.every(Number.isFinite)).toBe(true);
  }
});
