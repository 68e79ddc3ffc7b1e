import { describe, expect, it } from 'vitest';
import { type OdeProblem, startOde } from '../../../src/numerics/ode/index.js';
import { spectralRadius } from '../../../src/numerics/ode/spectral-radius.js';
import { heat } from './problems.js';

const estimate = (problem: OdeProblem, y: Float64Array) =>
  spectralRadius(startOde(problem, { t: 0, y }, { method: 'rkc2' }));

const linear = (name: string, matrix: number[][]): OdeProblem => ({
  name,
  rhs: (_t, y, dy) =>
    matrix.forEach((row, i) => {
      dy[i] = row.reduce((sum, a, j) => sum + a * y[j]!, 0);
    }),
});

const cases = [
  {
    ...linear('one dominant', [
      [-100, 1],
      [1, -1],
    ]),
    y: [1, 1],
    radius: 100.01,
  },
  {
    ...linear('slope along a slow mode', [
      [-1, 0],
      [0, -500],
    ]),
    y: [1, 0],
    radius: 500,
  },
  {
    ...linear('at the origin', [
      [-7, 2],
      [2, -7],
    ]),
    y: [0, 0],
    radius: 9,
  },
  {
    ...linear('equal size, opposite sign', [
      [3, 0],
      [0, -3],
    ]),
    y: [1, 2],
    radius: 3,
  },
  { ...linear('scalar', [[-42]]), y: [1e-9], radius: 42 },
  { ...heat(50).problem, y: [...heat(50).start.y], radius: 4 * 51 * 51 },
];

describe.each(cases)('spectral radius: $name', ({ name, rhs, y, radius }) => {
  it('is bounded from above, within 30 %', () => {
    const bound = estimate({ name, rhs }, Float64Array.from(y));
    expect(bound).toBeGreaterThan(radius);
    expect(bound).toBeLessThan(1.3 * radius);
  });
});

it('finds a direction that has become dominant since the last estimate', () => {
  const rates = [200, 1];
  const problem: OdeProblem = {
    name: 'changing',
    rhs: (_t, y, dy) => rates.forEach((rate, i) => void (dy[i] = -rate * y[i]!)),
  };
  const ode = startOde(problem, { t: 0, y: Float64Array.of(1, 1) }, { method: 'rkc2' });
  expect(spectralRadius(ode)).toBeCloseTo(240, -1);
  rates.splice(0, 2, 1, 900);
  ode.problem.rhs(0, ode.state.y, ode.state.f);
  expect(spectralRadius(ode)).toBeGreaterThan(900);
});

it('is zero for a constant slope and the bound of the problem when it has one', () => {
  const constant: OdeProblem = { name: 'constant', rhs: (_t, _y, dy) => void dy.fill(2) };
  expect(estimate(constant, Float64Array.of(1, 2))).toBe(0);
  expect(estimate({ ...constant, spectralRadius: () => 17 }, Float64Array.of(1))).toBe(17);
  expect(() => estimate({ ...constant, spectralRadius: () => Number.NaN }, Float64Array.of(1))).toThrow(
    /spectralRadius: expected a number >= 0/,
  );
});
