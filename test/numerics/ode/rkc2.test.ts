import { expect, it } from 'vitest';
import { integrate, startOde, stepOde } from '../../../src/numerics/ode/index.js';
import { heat, outputTimes, worstError } from './problems.js';

const rod = heat(80);
const times = outputTimes(rod, 5);

it('integrates a stiff problem with far fewer right-hand sides than an explicit method', () => {
  const tolerance = { rtol: 1e-4, atol: 1e-6 };
  const chebyshev = integrate(rod.problem, rod.start, times, { method: 'rkc2', ...tolerance });
  const explicit = integrate(rod.problem, rod.start, times, { method: 'dormand-prince', ...tolerance });
  expect(worstError(chebyshev.t, chebyshev.values, rod.exact)).toBeLessThan(1e-4);
  expect(chebyshev.counts.evaluations).toBeLessThan(explicit.counts.evaluations / 8);
});

it('takes many stages, at most 250 and no more than rounding allows', () => {
  const most = (rtol: number) => {
    const ode = startOde({ ...heat(300).problem }, heat(300).start, { method: 'rkc2', rtol, atol: 0, endTime: 1e-2 });
    let stages = 0;
    while (stepOde(ode)) stages = Math.max(stages, ode.state.spectrum.stages);
    return stages;
  };
  expect(most(1e-2)).toBeGreaterThan(20);
  const still = {
    name: 'still',
    rhs: (_t: number, _y: Float64Array, dy: Float64Array) => void dy.fill(0),
    spectralRadius: () => 1e6,
  };
  for (const [rtol, cap] of [
    [1e-3, 250],
    [1e-9, 21],
  ] as const) {
    const ode = startOde(still, { t: 0, y: Float64Array.of(1) }, { method: 'rkc2', rtol, atol: 0, initialStep: 1 });
    stepOde(ode);
    expect(ode.state.spectrum.stages).toBe(cap);
  }
});

it('estimates the spectral radius rarely', () => {
  const { problem, start } = rod;
  const ode = startOde(problem, start, { method: 'rkc2', rtol: 1e-3, atol: 1e-5 });
  let inStages = 0;
  while (ode.state.counts.accepted < 60) {
    stepOde(ode);
    inStages += ode.state.spectrum.stages;
  }
  expect(ode.state.counts.evaluations - inStages).toBeLessThan(0.15 * ode.state.counts.evaluations);
});

it('refuses a fixed step beyond its most stages', () => {
  const run = () => integrate(rod.problem, rod.start, Float64Array.of(1e4), { method: 'rkc2', fixedStep: 1e4 });
  expect(run).toThrow(/fixedStep: expected at most .* the longest stable step of rkc2/);
});

it('takes rounding for what it is at tolerances it cannot reach', () => {
  const decay = { name: 'decay', rhs: (_t: number, y: Float64Array, dy: Float64Array) => void (dy[0] = -y[0]!) };
  const ode = startOde(decay, { t: 0, y: Float64Array.of(1) }, { method: 'rkc2', rtol: 1e-13, atol: 0 });
  for (let i = 0; i < 200; i++) stepOde(ode);
  expect(ode.state.counts.rejected).toBeLessThan(5);
  expect(Math.abs(ode.state.y[0]! / Math.exp(-ode.state.t) - 1)).toBeLessThan(1e-12);
});
