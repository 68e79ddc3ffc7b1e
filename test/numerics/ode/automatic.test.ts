import { expect, it } from 'vitest';
import { integrate, type OdeProblem, type OdeStart, startOde, stepOde } from '../../../src/numerics/ode/index.js';
import { heat, oscillator, outputTimes, smooth, vanDerPol, worstError } from './problems.js';

/** Methods of the accepted steps, run lengths left out. */
function path(
  problem: OdeProblem,
  start: OdeStart,
  end: number,
  rtol: number,
): { methods: string[]; evaluations: number } {
  const ode = startOde(problem, start, { rtol, atol: rtol / 100, endTime: end });
  const methods: string[] = [];
  while (stepOde(ode)) if (methods.at(-1) !== ode.state.madeBy) methods.push(ode.state.madeBy);
  expect(ode.state.counts.switches).toBeGreaterThanOrEqual(methods.length - 1);
  return { methods, evaluations: ode.state.counts.evaluations };
}

it('stays with dormand-prince where nothing is stiff', () => {
  for (const { problem, start, end } of [smooth, oscillator])
    for (const rtol of [1e-2, 1e-6, 1e-10]) expect(path(problem, start, end, rtol).methods).toEqual(['dormand-prince']);
});

it('goes over to rkc2 on a stiff problem, and gains by it', () => {
  const rod = heat(60);
  const { methods, evaluations } = path(rod.problem, rod.start, rod.end, 1e-3);
  expect(methods).toEqual(['dormand-prince', 'rkc2']);
  const explicit = integrate(rod.problem, rod.start, Float64Array.of(rod.end), {
    method: 'dormand-prince',
    rtol: 1e-3,
    atol: 1e-5,
  });
  expect(evaluations).toBeLessThan(explicit.counts.evaluations / 5);
});

it('follows van der Pol through its slow branches and jumps', () => {
  const { methods } = path(vanDerPol(50), { t: 0, y: Float64Array.of(2, 0) }, 150, 1e-3);
  expect(methods.length).toBeGreaterThan(4);
  expect(methods.length).toBeLessThan(20);
});

it('changes ever more rarely where rkc2 does not pay, and costs little more', () => {
  const rod = heat(60);
  const { methods, evaluations } = path(rod.problem, rod.start, 4 * rod.end, 1e-9);
  const explicit = integrate(rod.problem, rod.start, Float64Array.of(4 * rod.end), {
    method: 'dormand-prince',
    rtol: 1e-9,
    atol: 1e-11,
  });
  expect(methods.length).toBeGreaterThan(4);
  expect(methods.length).toBeLessThan(26);
  expect(evaluations).toBeLessThan(1.1 * explicit.counts.evaluations);
});

it('is as accurate as either method', () => {
  const rod = heat(40);
  const solution = integrate(rod.problem, rod.start, outputTimes(rod, 20), { rtol: 1e-5, atol: 1e-7 });
  expect(solution.counts.switches).toBeGreaterThan(0);
  expect(worstError(solution.t, solution.values, rod.exact)).toBeLessThan(1e-5);
});
