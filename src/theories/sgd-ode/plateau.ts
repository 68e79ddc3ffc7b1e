import { log } from '../../numerics/math/index.js';

/** A stretch of time over which the risk hardly falls. */
export interface Plateau {
  start: number;
  end: number;
  /** Risk in its middle. */
  height: number;
  /** It lasts to the last time: a floor rather than a plateau. */
  final: boolean;
}

/** Largest |d ln R/d ln t| on a floor; a plateau that ends is never that flat unless it is very long. */
export const flat = 0.05;
export const slow = 0.2;
/** Least length ln(end/start): a third of a decade. */
const shortest = 0.7675;
/** On a logarithmic axis every curve begins flat; a start on a plateau is left faster than in proportion to the time. */
const sudden = 3;

/**
 * All plateaus of a risk curve, in order of time. The first stretch is one only if it is left suddenly.
 * @equation |d ln R/d ln t| < level over at least a third of a decade of t [sgd-ode 6]
 */
export function plateausOf(times: Float64Array, risk: Float64Array, level = flat, floor = 1e-12): Plateau[] {
  const found: Plateau[] = [];
  let from = -1;
  const close = (until: number) => {
    const long = from > 0 && log(times[until]! / times[from]!) >= shortest;
    if (long && (from > 1 || leftSuddenly(times, risk, until, level))) found.push(plateau(times, risk, from, until));
    from = -1;
  };
  for (let i = 1; i < times.length; i++) {
    const still =
      i >= 2 && times[i - 1]! > 0 && risk[i]! > floor && risk[i - 1]! > floor && slope(times, risk, i) < level;
    if (still && from < 0) from = i - 1;
    if (!still) close(i - 1);
  }
  close(times.length - 1);
  return found;
}

/** Whether the slope more than triples while the time doubles, or the stretch lasts to the last time. */
function leftSuddenly(times: Float64Array, risk: Float64Array, until: number, level: number): boolean {
  const later = times.findIndex((t) => t >= 2 * times[until]!);
  return later < 0 || slope(times, risk, later) > sudden * level;
}

function slope(times: Float64Array, risk: Float64Array, i: number): number {
  return Math.abs(log(risk[i]! / risk[i - 1]!) / log(times[i]! / times[i - 1]!));
}

function plateau(times: Float64Array, risk: Float64Array, from: number, until: number): Plateau {
  const middle = from + ((until - from) >> 1);
  return { start: times[from]!, end: times[until]!, height: risk[middle]!, final: until === times.length - 1 };
}
