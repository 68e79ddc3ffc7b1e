import { expect, test } from 'vitest';
import { gaussHermite } from '../../../../src/numerics/quadrature/index.js';
import { type Activation, activationOf } from '../../../../src/theories/sgd-ode/activations/index.js';
import { twoPoint } from '../../../../src/theories/sgd-ode/expectations/two-point.js';
import { covarianceOf, randomStart } from '../random-overlaps.js';

const [p, k, n] = [3, 2, 5];

/** The same function without what lets it take its closed form. */
function disguised({ inputScale: _scale, ...rest }: Activation): Activation {
  return { ...rest, name: 'gelu' };
}

function allMoments(student: Activation, teacher: Activation, omega: Float64Array) {
  const functions = twoPoint(student, teacher, p, k);
  const [K, V, U] = [new Float64Array(n * n), new Float64Array(n * n), new Float64Array(n * n)];
  functions.kernel(omega, K);
  functions.slopes(omega, V, U, n);
  return [...K, ...V, ...U];
}

test.each([
  ['erf-sqrt2', 1e-11],
  ['erf', 1e-10],
  ['square', 1e-12],
  ['linear', 1e-12],
] as const)('%s: Hermite series equal the closed form', (name, tolerance) => {
  const omega = covarianceOf(randomStart(p, k, 2));
  const closed = allMoments(activationOf(name), activationOf(name), omega);
  const series = allMoments(disguised(activationOf(name)), disguised(activationOf(name)), omega);
  closed.forEach((x, i) => {
    expect(Math.abs(series[i]! - x)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(x)));
  });
});

/** E[σ(u)τ(v)], E[σ'τ'], E[σ''τ] for one pair by a product rule, v conditioned on u. */
function pairByQuadrature(student: Activation, teacher: Activation, [A, B, cov]: [number, number, number]) {
  const rule = gaussHermite(200);
  const rest = Math.sqrt(B - (cov * cov) / A);
  const sums = [0, 0, 0];
  rule.nodes.forEach((x, i) => {
    rule.nodes.forEach((z, j) => {
      const w = rule.weights[i]! * rule.weights[j]!;
      const u = Math.sqrt(A) * x;
      const v = (cov / A) * u + rest * z;
      sums[0]! += w * student.value(u) * teacher.value(v);
      sums[1]! += w * student.derivative(u) * teacher.derivative(v);
      sums[2]! += w * student.secondDerivative(u) * teacher.value(v);
    });
  });
  return sums;
}

test.each([
  ['tanh', 'gelu', [1, 0.8, 0.5], 1e-10],
  ['tanh', 'tanh', [2, 1.5, -1.2], 1e-9],
  ['gelu', 'erf-sqrt2', [3, 1, 1.1], 1e-11],
  ['he3', 'tanh', [0.7, 1.3, 0.4], 1e-9],
  ['square', 'gelu', [0.7, 1.3, 0.4], 1e-11],
] as const)('%s with %s at %j', (first, second, [A, B, cov], tolerance) => {
  const functions = twoPoint(activationOf(first), activationOf(second), 1, 1);
  const omega = Float64Array.of(A, cov, cov, B);
  const [K, V, U] = [new Float64Array(4), new Float64Array(2), new Float64Array(2)];
  functions.kernel(omega, K);
  functions.slopes(omega, V, U);
  pairByQuadrature(activationOf(first), activationOf(second), [A, B, cov]).forEach((x, i) => {
    expect(Math.abs([K[1], V[1], U[1]][i]! - x)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(x)));
  });
});

test('relu with a polynomial: the series ends', () => {
  // E[relu(u) He3(v)] = ρ³ E[relu He3] with E[relu(z) He3(z)] = 0; E[θ(u) He3'(v)] = 3 E[θ (v²−1)] = 0 by symmetry.
  const functions = twoPoint(activationOf('relu'), activationOf('he3'), 1, 1);
  const [K, V, U] = [new Float64Array(4), new Float64Array(2), new Float64Array(2)];
  const omega = Float64Array.of(1, 0.6, 0.6, 1);
  functions.kernel(omega, K);
  functions.slopes(omega, V, U);
  expect(K[1]).toBeCloseTo(0, 12);
  expect(V[1]).toBeCloseTo(0, 12);
  expect(U[1]).toBeCloseTo(0, 12);
});
