import { describe, expect, it } from 'vitest';
import { chebyshevStages } from '../../../src/numerics/ode/chebyshev-stages.js';

/** One step of dy/dt = z·y from y = 1: the stability polynomial. */
function stabilityPolynomial(s: number, z: number): number {
  const { first, mu, nu, slope, start } = chebyshevStages(s);
  let before = 1;
  let last = 1 + first * z;
  for (let j = 2; j <= s; j++) {
    const next = 1 - mu[j]! - nu[j]! + mu[j]! * last + nu[j]! * before + slope[j]! * z * last + start[j]! * z;
    before = last;
    last = next;
  }
  return last;
}

describe.each([2, 3, 5, 10, 40, 120, 250])('%i stages', (s) => {
  it('agree with the exponential to second order', () => {
    for (const z of [-1e-2, 1e-2]) expect(Math.abs(stabilityPolynomial(s, z) - Math.exp(z))).toBeLessThan(2e-7);
    const cubic = (stabilityPolynomial(s, -1e-2) - Math.exp(-1e-2)) / 1e-6;
    expect(Math.abs(cubic)).toBeGreaterThan(1e-3);
  });

  it('damp every real eigenvalue in an interval 0.65 s² long', () => {
    const length = (2 / 3) * (s * s - 1) * (1 - (2 / 15) * (2 / 13));
    for (let i = 1; i <= 2000; i++) expect(Math.abs(stabilityPolynomial(s, (-length * i) / 2000))).toBeLessThan(1);
    expect(Math.abs(stabilityPolynomial(s, -2 * length))).toBeGreaterThan(1);
  });

  it('move forward in time, from the start to the end of the step', () => {
    const { c } = chebyshevStages(s);
    expect(c[0]).toBe(0);
    for (let j = 1; j <= s; j++) expect(c[j]).toBeGreaterThan(c[j - 1]!);
    expect(c[s]).toBeCloseTo(1, 12);
  });
});
