import { describe, expect, it } from 'vitest';
import { type ControlledFunctionals, integrate, type OdeProblem } from '../../../src/numerics/ode/index.js';

/** Two decaying amplitudes; the risk is a small difference of large terms. */
const problem: OdeProblem = {
  name: 'cancelling',
  rhs(t, y, dy) {
    dy[0] = -y[0]! + 1;
    dy[1] = -2 * (y[1]! - y[0]!) + Math.sin(3 * t) * (y[1]! - 1);
  },
};
const start = { t: 0, y: Float64Array.of(0.2, 3) };
const risk = (_t: number, y: Float64Array, out: Float64Array) => {
  out[0] = (y[0]! - 1) ** 2 + (y[1]! - 1) ** 2 * 1e-3;
};
const times = Float64Array.from({ length: 12 }, (_, i) => i + 1);
const observe = { size: 1, of: risk };

function riskError(method: string, norm?: ControlledFunctionals): number {
  const reference = integrate(problem, start, times, { observe, rtol: 1e-12, atol: 1e-16, method: 'dormand-prince' });
  const base = { observe, rtol: 1e-4, atol: 1e-4, method };
  const { values } = integrate(problem, start, times, norm ? { ...base, norm } : base);
  return values.reduce((worst, value, i) => Math.max(worst, Math.abs(value / reference.values[i]! - 1)), 0);
}

describe.each(['dormand-prince', 'bogacki-shampine', 'rkc2'])('extra quantities in the error norm of %s', (method) => {
  it('are resolved to their own tolerance although the state is not', () => {
    const controlled = riskError(method, { size: 1, of: risk, atol: 1e-14 });
    expect(controlled).toBeLessThan(1e-2);
    expect(riskError(method)).toBeGreaterThan(10 * controlled);
  });
});

it('are not diluted by many components', () => {
  const many: OdeProblem = {
    name: 'one lively among many still',
    rhs(t, _y, dy) {
      dy.fill(0);
      dy[0] = Math.cos(20 * t);
    },
  };
  const wide = { t: 0, y: new Float64Array(5000) };
  const options = { rtol: 0, atol: 1e-3, method: 'dormand-prince' };
  const first = { size: 1, atol: 1e-6, of: (_t: number, y: Float64Array, out: Float64Array) => void (out[0] = y[0]!) };
  const error = (norm?: ControlledFunctionals) => {
    const solution = integrate(many, wide, Float64Array.of(1), norm ? { ...options, norm } : options);
    return Math.abs(solution.values[0]! - Math.sin(20) / 20);
  };
  expect(error()).toBeGreaterThan(1e-5);
  expect(error(first)).toBeLessThan(1e-5);
});

it('a component that stays exactly zero needs no absolute tolerance', () => {
  const zero: OdeProblem = {
    name: 'zero',
    rhs(_t, y, dy) {
      dy[0] = -y[0]!;
      dy[1] = y[1]!;
    },
  };
  const { values } = integrate(zero, { t: 0, y: Float64Array.of(1, 0) }, Float64Array.of(2), { rtol: 1e-8, atol: 0 });
  expect(values[0]).toBeCloseTo(Math.exp(-2), 8);
  expect(values[1]).toBe(0);
});
