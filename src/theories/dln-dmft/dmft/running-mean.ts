import { log } from '../../../numerics/math/index.js';
import type { Sweep } from './sweep.js';

/** Time integral of the weights of a sweep up to one of its rows. */
export interface RunningMean {
  sweep: Sweep;
  /** Rows passed; the integral runs to the last of them. */
  rows: number;
  integral: Float64Array;
}

/** A running mean that starts at t = 0, where w is constant on the scale of the first row. */
export function newRunningMean(sweep: Sweep): RunningMean {
  return { sweep, rows: 0, integral: new Float64Array(sweep.ensemble.size) };
}

/**
 * Test error of the running mean of w at time t, which must not go back. Trapezoids in log t.
 * @equation w̄(t) = t⁻¹ ∫₀ᵗ w [dln-dmft C13]
 */
export function runningMeanError(mean: RunningMean, t: number, weights: Float64Array): number {
  const { sweep, integral } = mean;
  const { times, w, ensemble } = sweep;
  const { size, p, teacher } = ensemble;
  const row = (n: number) => w.subarray(n * size, (n + 1) * size);
  while (mean.rows < sweep.rows && times[mean.rows]! <= t) {
    const n = mean.rows++;
    if (n === 0) for (let i = 0; i < size; i++) integral[i] = (times[0]! / 2) * row(0)[i]!;
    else addTrapezoid(integral, times[n - 1]!, row(n - 1), times[n]!, row(n));
  }
  const total = integral.slice();
  const last = mean.rows - 1;
  if (last < 0) for (let i = 0; i < size; i++) total[i] = (t / 2) * weights[i]!;
  else if (times[last]! < t) addTrapezoid(total, times[last]!, row(last), t, weights);
  let error = 0;
  for (let i = 0; i < size; i++) {
    const gap = (t > 0 ? total[i]! / t : 0) - teacher[i]!;
    error += p[i]! * gap * gap;
  }
  return error;
}

/** Adds ∫ w dt = ∫ w t dlog t between two times. */
function addTrapezoid(out: Float64Array, t0: number, w0: Float64Array, t1: number, w1: Float64Array): void {
  const half = log(t1 / t0) / 2;
  for (let i = 0; i < out.length; i++) out[i]! += half * (t0 * w0[i]! + t1 * w1[i]!);
}
