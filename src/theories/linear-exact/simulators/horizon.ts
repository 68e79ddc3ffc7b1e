import type { Parameters } from '../parameters.js';
import { resolve } from '../setting.js';
import { type Solution, solve } from '../solution.js';
import { drawStart } from '../start.js';
import type { Start } from '../start-state.js';
import { timeToResidual } from '../time-to-residual.js';

/** Most steps a simulation takes unless more are asked for. */
const mostSteps = 1e8;

/** Steps until the flow's residual has fallen to a millionth: the natural end of a simulation. */
export function horizon(solution: Solution): number {
  const time = timeToResidual(solution, 1e-6);
  // Never learned: long enough to see the slow rate.
  const end = Number.isFinite(time) ? time : 20 / Math.max(solution.rate, 1e-6);
  return Math.max(1, Math.min(mostSteps, Math.ceil(end)));
}

/** The horizon from one typical start of these parameters: what estimates of cost rest on. */
export function typicalHorizon(parameters: Parameters): number {
  return horizon(solve(drawStart(parameters, 0, 0), resolve(parameters)));
}

/** About 200 whole steps, geometric from the first to the horizon, and the start. */
export function defaultSteps(start: Start, parameters: Parameters): Float64Array {
  const end = horizon(solve(start, resolve(parameters)));
  const steps = [0];
  const factor = 1.1;
  for (let step = 1; step < end; step = Math.max(step + 1, Math.round(step * factor))) steps.push(step);
  return Float64Array.from([...steps, end]);
}
