import { describe, expect, it } from 'vitest';
import { type OdeProblem, startOde, stepOde } from '../../../src/numerics/ode/index.js';

const decay = (rate: number): OdeProblem => ({ name: 'decay', rhs: (_t, y, dy) => void (dy[0] = -rate * y[0]!) });
const begin = (problem: OdeProblem, t = 0, y = 1) =>
  startOde(problem, { t, y: Float64Array.of(y) }, { rtol: 1e-6, atol: 1e-9 });

describe('the estimated first step', () => {
  it.each([1e-9, 1e-3, 1, 1e3, 1e9])('suits a rate of %s', (rate) => {
    const ode = begin(decay(rate));
    expect(ode.state.h * rate).toBeGreaterThan(1e-3);
    expect(ode.state.h * rate).toBeLessThan(1);
    stepOde(ode);
    expect(ode.state.counts.rejected).toBe(0);
  });

  it('is small where nothing is known, and grows', () => {
    const still = begin({ name: 'late', rhs: (t, _y, dy) => void (dy[0] = t) }, 0, 0);
    expect(still.state.h).toBeGreaterThan(0);
    for (let i = 0; i < 20; i++) stepOde(still);
    expect(still.state.t).toBeGreaterThan(1);
  });

  it('does not drown in the rounding of a late start', () => {
    const ode = begin({ name: 'late', rhs: (_t, _y, dy) => void (dy[0] = 0) }, 1e12);
    stepOde(ode);
    expect(ode.state.t).toBeGreaterThan(1e12);
  });

  it('survives a probe outside the domain', () => {
    const root: OdeProblem = { name: 'root', rhs: (_t, y, dy) => void (dy[0] = -1e3 * Math.sqrt(y[0]! - 1 + 1e-12)) };
    expect(begin(root).state.h).toBeGreaterThan(0);
  });

  it('is replaced by the one given', () => {
    expect(startOde(decay(1), { t: 0, y: Float64Array.of(1) }, { initialStep: 0.125 }).state.h).toBe(0.125);
  });
});
