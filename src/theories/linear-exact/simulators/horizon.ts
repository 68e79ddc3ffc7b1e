import type { Parameters } from '../parameters.js';
import { resolve } from '../setting.js';
import { type Solution, solve } from '../solution.js';
import { drawStart } from '../start.js';
import { timeGrid } from '../time-grid.js';

/** Most steps a simulation takes unless more are asked for. */
const mostSteps = 1e8;

/** Steps of a run from one typical start of these parameters: what estimates of cost rest on. */
export function typicalHorizon(parameters: Parameters): number {
  return Math.max(1, defaultSteps(solve(drawStart(parameters, 0, 0), resolve(parameters)), 2).at(-1)!);
}

/** About `count` whole steps that show the whole run, with the start. */
export function defaultSteps(solution: Solution, count: number): Float64Array {
  return timeGrid(solution, count).map((t) => Math.min(mostSteps, t));
}
