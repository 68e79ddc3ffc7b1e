import { expect, it } from 'vitest';
import { interpolateOde, startOde, stepOde } from '../../../src/numerics/ode/index.js';
import { oscillator, smooth } from './problems.js';

it('is exact for polynomials of degree five, and dense to degree four', () => {
  const degree = (p: number) => ({
    name: 'power',
    rhs: (t: number, _y: Float64Array, dy: Float64Array) => void (dy[0] = p * t ** (p - 1)),
  });
  for (const p of [1, 2, 3, 4, 5]) {
    const ode = startOde(degree(p), { t: 0, y: Float64Array.of(0) }, { method: 'dormand-prince', fixedStep: 1 });
    stepOde(ode);
    expect(ode.state.y[0]).toBeCloseTo(1, 14);
    const half = interpolateOde(ode, 0.5, new Float64Array(1))[0]!;
    if (p < 5) expect(half).toBeCloseTo(0.5 ** p, 14);
    else expect(Math.abs(half - 0.5 ** p)).toBeGreaterThan(1e-4);
  }
});

it('takes six right-hand sides per step', () => {
  const ode = startOde(smooth.problem, smooth.start, { method: 'dormand-prince', fixedStep: 0.1 });
  for (let i = 0; i < 10; i++) stepOde(ode);
  expect(ode.state.counts.evaluations).toBe(61);
});

it('has dense output that joins in value and slope', () => {
  const ode = startOde(oscillator.problem, oscillator.start, { method: 'dormand-prince', rtol: 1e-4, atol: 1e-4 });
  const read = (t: number) => interpolateOde(ode, t, new Float64Array(2)).slice();
  for (let i = 0; i < 8; i++) {
    stepOde(ode);
    const { previousT, t, previousY, y, f, previousF } = ode.state;
    const d = 1e-6 * (t - previousT);
    expect([...read(previousT)]).toEqual([...previousY]);
    expect([...read(t)]).toEqual([...y]);
    expect((read(previousT + d)[0]! - previousY[0]!) / d).toBeCloseTo(previousF[0]!, 5);
    expect((y[0]! - read(t - d)[0]!) / d).toBeCloseTo(f[0]!, 5);
  }
});

it('is stable down to h·λ = -3.3 on the real axis', () => {
  const decay = { name: 'decay', rhs: (_t: number, y: Float64Array, dy: Float64Array) => void (dy[0] = -y[0]!) };
  const after = (h: number) => {
    const ode = startOde(decay, { t: 0, y: Float64Array.of(1) }, { method: 'dormand-prince', fixedStep: h });
    for (let i = 0; i < 400; i++) stepOde(ode);
    return Math.abs(ode.state.y[0]!);
  };
  expect(after(3.3)).toBeLessThan(1);
  expect(after(3.32)).toBeGreaterThan(1);
});
