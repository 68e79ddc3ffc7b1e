import { exp, log } from '../../numerics/math/index.js';
import type { Solution } from './solution.js';
import { timeToResidual } from './time-to-residual.js';

/**
 * Times that show the whole run: 0, a geometric grid from 1e-3/(2D) to a residual of 1e-6, and a linear one around the half-life,
 * so that plateau and jump are both resolved. About `count` times, ascending and distinct.
 */
export function timeGrid(solution: Solution, count: number): Float64Array {
  const { first, last } = span(solution);
  const times = [0];
  const geometric = Math.ceil(count * 0.6);
  const step = log(last / first) / (geometric - 1);
  for (let k = 0; k < geometric; k++) times.push(k === geometric - 1 ? last : first * exp(k * step));
  if (solution.kind === 'generic') {
    const half = timeToResidual(solution, 0.5);
    const from = Math.max(0, half - 6 / solution.rate);
    const to = Math.min(last, half + 6 / solution.rate);
    const linear = count - geometric;
    for (let k = 1; k <= linear; k++) times.push(from + ((to - from) * k) / linear);
  }
  return Float64Array.from(new Set(times)).sort();
}

function span(solution: Solution): { first: number; last: number } {
  const { kind, rate, p, q, setting } = solution;
  if (kind === 'generic') return { first: 1e-3 / rate, last: timeToResidual(solution, 1e-6) };
  if (kind === 'trapped') return { first: 1e-3 / rate, last: 15 / rate };
  const unit = kind === 'algebraic' ? 1 / (p + q) : setting.labelDrive === 0 ? 1 : 1 / Math.abs(setting.labelDrive);
  return { first: 1e-3 * unit, last: 1e3 * unit };
}
