import { describe, expect, it } from 'vitest';
import {
  integrate,
  methods,
  type OdeOptions,
  type OdeProblem,
  type OdeStart,
  startOde,
  stepOde,
} from '../../../src/numerics/ode/index.js';
import { explosion, heat, smooth } from './problems.js';

const adaptive = methods.filter((m) => m.estimateOrder !== undefined).map((m) => m.name);
const rod = heat(20);

describe('failures say where, why and what next', () => {
  const one = { t: 0, y: Float64Array.of(1) };
  const scalar = (name: string, slope: (t: number, y: number) => number): OdeProblem => ({
    name,
    rhs: (t, y, dy) => void (dy[0] = slope(t, y[0]!)),
  });
  const to =
    (problem: OdeProblem, end: number, options: OdeOptions = {}, start: OdeStart = one) =>
    () =>
      integrate(problem, start, Float64Array.of(end), options);
  const edge = scalar('edge', (_t, y) => -Math.sqrt(y));
  const wall = scalar('wall', (t) => (t < 0.7 ? 1 : 1e9 / (t - 0.7) ** 2));
  const growth = scalar('growth', (_t, y) => y);
  const cases = [
    {
      what: 'finite-time blow-up',
      code: 'ODE_BLOW_UP',
      run: to(explosion, 2),
      time: 1,
      says: /blows up, max\|y\| = .*singularity/,
    },
    ...adaptive.map((method) => ({
      what: `finite-time blow-up, ${method}`,
      code: 'ODE_BLOW_UP',
      run: to(explosion, 2, { method, rtol: 1e-4 }),
      time: 1,
      says: /blows up/,
    })),
    {
      what: 'blow-up with a fixed step',
      code: 'ODE_NON_FINITE',
      run: to(explosion, 9, { method: 'euler', fixedStep: 0.5 }),
      time: 5.5,
      says: /smaller fixed step/,
    },
    {
      what: 'overflow',
      code: 'ODE_NON_FINITE',
      run: to(growth, 2000, { rtol: 1e-3 }),
      time: 707,
      says: /growth past 1e308/,
    },
    { what: 'the edge of the domain', code: 'ODE_NON_FINITE', run: to(edge, 5), time: 2, says: /outside the domain/ },
    {
      what: 'a singular right-hand side',
      code: 'ODE_STEP_UNDERFLOW',
      run: to(wall, 2),
      time: 0.7,
      says: /discontinuous or singular/,
    },
    {
      what: 'NaN at the start',
      code: 'ODE_NON_FINITE',
      run: to(
        scalar('lost', () => Number.NaN),
        1,
      ),
      time: 0,
      says: /slope 0 is NaN/,
    },
    {
      what: 'too many steps',
      code: 'ODE_TOO_MANY_STEPS',
      run: to(smooth.problem, 1, { maxSteps: 3 }, smooth.start),
      time: 0.1,
      says: /raise maxSteps/,
    },
  ];
  it.each(cases)('$what', ({ code, run, time, says }) => {
    expect(run).toThrow(
      expect.objectContaining({ name: 'NumericalError', code, message: expect.stringMatching(says) }),
    );
    try {
      run();
    } catch (error) {
      const { failure } = error as { failure: { time: number; step: number; what: string } };
      expect(Math.abs(failure.time - time)).toBeLessThan(Math.max(0.15, 0.01 * time));
      expect(failure.step).toBeGreaterThanOrEqual(0);
      expect(failure.what).not.toMatch(/undefined/);
    }
  });

  it('stiffness is named as the cause of too many steps', () => {
    const run = () =>
      integrate(rod.problem, rod.start, Float64Array.of(100), { method: 'dormand-prince', maxSteps: 400, rtol: 1e-3 });
    expect(run).toThrow(/Likely cause: a stiff problem.*'rkc2'/);
  });

  it('leaves the last good state behind', () => {
    const ode = startOde(explosion, one);
    expect(() => {
      while (stepOde(ode));
    }).toThrow();
    expect(ode.state.t).toBeCloseTo(1, 5);
    expect(Number.isFinite(ode.state.y[0]!)).toBe(true);
  });
});
