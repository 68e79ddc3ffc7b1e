import { expect, test } from 'vitest';
import { finish, numbers } from '../../../../src/contract/index.js';
import { applyRule, gaussHermite } from '../../../../src/numerics/quadrature/index.js';
import { activationOf } from '../../../../src/theories/sgd-ode/activations/index.js';
import { meanField } from '../../../../src/theories/sgd-ode/engines/mean-field.js';
import { ode } from '../../../../src/theories/sgd-ode/engines/ode.js';
import { particlesOf } from '../../../../src/theories/sgd-ode/mean-field/particle-start.js';
import { smoothed } from '../../../../src/theories/sgd-ode/mean-field/smoothed.js';
import { parsed } from '../random-overlaps.js';

const times = Float64Array.of(0, 0.5, 2, 8);

function curve(raw: Record<string, unknown>, name = 'risk', engine = meanField, tolerance = 1e-9): Float64Array {
  return numbers(
    finish(engine.run(parsed(raw), { quality: 'interactive', seed: 1, tolerance, at: { t: times } })),
    name,
  );
}

const near = (a: Float64Array, b: Float64Array, digits = 7) => {
  for (let i = 0; i < b.length; i++) expect(a[i]).toBeCloseTo(b[i]!, digits);
};

const copies = (count: number) => ({
  width: 'Infinity',
  teacherWidth: 1,
  particleProjections: new Array(count).fill([0.3]),
  particleOrthogonalNorms: new Array(count).fill(0.5),
});

test.each(['erf-sqrt2', 'square', 'relu', 'tanh', 'gelu', 'linear', 'he3'])(
  '%s: equal particles move as one',
  (activation) => {
    const risk = (count: number) =>
      curve({ ...copies(count), activation, quadratureNodes: 24 }, 'risk', meanField, 1e-5);
    near(risk(3), risk(1), 10);
  },
);

test('square particles in three dimensions obey the equation of their second moment', () => {
  const raw = { width: 'Infinity', teacherWidth: 1, inputDimension: 3, activation: 'square', particles: 300 };
  const { projections, orthogonalNorms } = particlesOf(parsed(raw), { seed: 1 }, 0);
  const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const block = {
    width: 'Infinity',
    teacherWidth: 1,
    inputDimension: 3,
    activation: 'square',
    parallelSecondMoment: [[mean(projections.map((m) => m * m))]],
    orthogonalSecondMoment: mean(orthogonalNorms) / 2,
    teacherParallelSecondMoment: [[1]],
  };
  const level = block.orthogonalSecondMoment;
  const full = {
    width: 'Infinity',
    activation: 'square',
    inputDimension: 3,
    studentSecondMoment: [
      [block.parallelSecondMoment[0]![0]!, 0, 0],
      [0, level, 0],
      [0, 0, level],
    ],
    teacherSecondMoment: [
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
  };
  near(curve(raw), curve(block));
  near(curve(block), curve(full));
});

test.each(['erf-sqrt2', 'square', 'relu', 'linear'])(
  '%s: the full equations approach the particles like 1/p',
  (activation) => {
    const gap = (p: number) => {
      const m = Array.from({ length: p }, (_, j) => -0.5 + (1.2 * j) / (p - 1));
      const reduced = {
        width: 'Infinity',
        teacherWidth: 1,
        activation,
        particleProjections: m.map((x) => [x]),
        particleOrthogonalNorms: m.map(() => 0.4),
      };
      const full = {
        activation,
        learningRate: 0,
        studentOverlap: m.map((a, j) => m.map((b, l) => a * b + (j === l ? 0.4 : 0))),
        crossOverlap: m.map((a) => [a]),
        teacherOverlap: [[1]],
      };
      return curve(full, 'risk', ode)[1]! - curve(reduced)[1]!;
    };
    expect(gap(20) / gap(10)).toBeGreaterThan(0.4);
    expect(gap(20) / gap(10)).toBeLessThan(0.6);
  },
);

test('finite dimension tends to infinite dimension, up to the term of a student with itself', () => {
  const raw = { ...copies(1), particleProjections: [[0.3], [-0.2], [0.6]], particleOrthogonalNorms: [0, 0, 0] };
  near(curve({ ...raw, inputDimension: 1e6 }), curve(raw), 6);
});

test('two teachers, decay and sphere', () => {
  const raw = { width: 'Infinity', teacherWidth: 2, particles: 5, quadratureNodes: 24, simulationDimension: 8 };
  const coarse = (given: Record<string, unknown>, name: string) => curve(given, name, meanField, 1e-6);
  const plain = coarse(raw, 'orthogonalFraction');
  expect(plain[0]).toBeGreaterThan(plain[3]!);
  const sphere = { ...raw, constraint: 'spherical' };
  const cosines = coarse(sphere, 'cosine');
  const overlaps = coarse(sphere, 'crossOverlap');
  near(cosines, overlaps, 6);
  expect(coarse({ ...raw, hiddenWeightDecay: 1 }, 'meanOrthogonalNorm')[3]).toBeLessThan(
    coarse(raw, 'meanOrthogonalNorm')[3]!,
  );
});

test.each([
  ['relu in five dimensions', { width: 'Infinity', inputDimension: 5, activation: 'relu' }, /finite dimension/],
  ['a second moment of erf', { studentSecondMoment: [[1]], teacherSecondMoment: [[1]] }, /only for the square/],
])('%s is refused with its reason', (_, raw, reason) => {
  const { applies, reason: said } = meanField.suits(parsed(raw));
  expect(applies).toBe(false);
  expect(said).toMatch(reason);
});

test.each(['erf-sqrt2', 'erf', 'square', 'linear', 'relu', 'gelu', 'he3', 'tanh'] as const)(
  '%s: smoothed function and its slopes',
  (name) => {
    const activation = activationOf(name);
    const average = smoothed(activation);
    const rule = gaussHermite(300);
    const [out, up, down] = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
    const [u, q, h] = [0.7, 0.6, 1e-5];
    average(u, q, out);
    const direct = applyRule(rule, (z) => activation.value(u + Math.sqrt(q) * z));
    expect(Math.abs(out[0]! - direct)).toBeLessThan(name === 'relu' ? 1e-2 : 1e-7);
    average(u + h, q, up);
    average(u - h, q, down);
    expect(out[1]).toBeCloseTo((up[0]! - down[0]!) / (2 * h), 7);
    expect(out[2]).toBeCloseTo((up[1]! - down[1]!) / (2 * h), 7);
  },
);
