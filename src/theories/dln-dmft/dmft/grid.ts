import { cbrt, exp, log } from '../../../numerics/math/index.js';
import type { Setting } from '../conversions.js';
import { secondMoment } from '../teacher.js';
import { lagrangeWeights } from './differences.js';
import type { Sweep } from './sweep.js';

const smallestRatio = 1.02;
const largestRatio = 1.25;

/** First time of the grid: a fiftieth of the time of the fastest lazy mode or of the first activation, whichever is shorter. */
export function firstTime({ starts, teacher, sampleRatio, labelNoiseVariance, variances }: Setting): number {
  const q = secondMoment(teacher);
  const largest = Math.max(...variances.map(({ variance }) => variance));
  const signal = q * variances.reduce((sum, { weight, variance }) => sum + weight * variance, 0);
  const force = Math.max(largest * Math.sqrt(q), Math.sqrt((largest * (signal + labelNoiseVariance)) / sampleRatio));
  const square = Math.max(...starts.map(({ scale, asymmetry }) => scale * scale * exp(Math.abs(asymmetry))));
  const edge = 1 + 1 / Math.sqrt(sampleRatio);
  return 0.02 * Math.min(1 / (2 * square * largest * edge * edge), log(1 + force / square) / force);
}

/** y at time t extrapolated from the last three rows in log t: where the iteration of the next row begins. */
export function extrapolated({ rows: n, times, y, ensemble }: Sweep, t: number): Float64Array {
  const guess = new Float64Array(ensemble.size);
  if (n === 0) guess.set(ensemble.start);
  else addExtrapolation(y, n, ensemble.size, times, t, guess);
  return guess;
}

function addExtrapolation(
  rows: Float64Array,
  n: number,
  size: number,
  times: Float64Array,
  t: number,
  out: Float64Array,
): void {
  const first = Math.max(0, n - 3);
  const weights = lagrangeWeights(Float64Array.from(times.subarray(first, n), log), log(t));
  for (let m = first; m < n; m++) {
    const c = weights[m - first]!;
    for (let i = 0; i < size; i++) out[i]! += c * rows[m * size + i]!;
  }
}

/** Error of the last row against its extrapolation from the three before, relative to the teacher's root mean square. */
export function extrapolationError(sweep: Sweep): number {
  const { times, w, y, ensemble, setting } = sweep;
  const n = sweep.rows - 1;
  const { size, p, logSquare } = ensemble;
  if (n < 3) return 0;
  const t = times[n]!;
  const weight = new Float64Array(size);
  const mirror = new Float64Array(size);
  addExtrapolation(w, n, size, times, t, weight);
  addExtrapolation(y, n, size, times, t, mirror);
  const q = Math.max(secondMoment(setting.teacher), setting.labelNoiseVariance);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const value = w[n * size + i]!;
    const base = logSquare[i]! - 2 * setting.weightDecay * t;
    const other = (exp(Math.min(300, base + 2 * mirror[i]!)) - exp(Math.min(300, base - 2 * mirror[i]!))) / 2;
    const gap = Math.min(Math.abs(value - weight[i]!), Math.abs(value - other));
    sum += p[i]! * gap * gap;
  }
  return Math.sqrt(sum / q);
}

/** Training error, relative to its start, below which it is left to itself. */
const forgotten = 1e-9;

/** The extrapolation error that stands for a training error falling faster than the steps can follow. */
export function decayError({ rows, residuals, capacity }: Sweep, target: number): number {
  const last = trainAt(residuals, (rows - 1) * capacity, rows);
  const before = trainAt(residuals, (rows - 2) * capacity, rows - 1);
  if (last < forgotten * residuals[0]! * residuals[0]! || last >= before) return 0;
  // The formula loses a⁴ per step of what decays by e^a: about 0.4 for fine grids, 0.6 for coarse ones.
  const followed = 1.55 * Math.sqrt(Math.sqrt(target));
  const decay = log(before / last) / 2 / followed;
  return target * decay * decay * decay;
}

/** Squared length of a row of residuals: the training error. */
function trainAt(residuals: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += residuals[from + k]! * residuals[from + k]!;
  return sum;
}

/** Ratio of the next step to the last time, from the error of the last row. */
export function nextRatio(ratio: number, error: number, target: number): number {
  const factor = error > 0 ? Math.min(1.3, Math.max(0.6, cbrt(target / error))) : 1.3;
  return Math.min(largestRatio, Math.max(smallestRatio, 1 + (ratio - 1) * factor));
}
