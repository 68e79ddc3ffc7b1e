import { expm1, log } from '../../../numerics/math/index.js';

/** Mean over sweeps, and its error: spread of the sweeps, and the time steps. */
export interface Judged {
  mean: Float64Array;
  error: Float64Array;
}

/** Three standard errors of four sweeps are exceeded more often than three of a normal law. */
const widening = 1.3;

/**
 * Mean and error of curves over time.
 * @param runs one curve per sweep
 * @param target extrapolation error the grid was made for; the error of the steps is a tenth of it per factor e of change
 */
export function judge(runs: Float64Array[], times: Float64Array, target: number): Judged {
  const length = times.length;
  const mean = new Float64Array(length);
  const spread = new Float64Array(length);
  for (const run of runs) for (let k = 0; k < length; k++) mean[k]! += run[k]! / runs.length;
  for (const run of runs) for (let k = 0; k < length; k++) spread[k]! += (run[k]! - mean[k]!) * (run[k]! - mean[k]!);
  const error = new Float64Array(length);
  const squares = runs.length * Math.max(1, runs.length - 1);
  for (let k = 0; k < length; k++) {
    const near = pooled(spread, mean, k, 3);
    const own = Math.max((spread[k]! + near) / 2, pooled(spread, mean, k, 10) / 2);
    const sampling = (widening * widening * own) / squares;
    const steps = 0.1 * target * Math.abs(mean[k]!) * (1 + steepness(mean, times, k));
    error[k] = Math.sqrt(sampling + steps * steps);
  }
  return { mean, error };
}

/**
 * Spread of the neighbours up to `window` places away, relative to their values where these are alike: few sweeps alone
 * know their spread badly.
 */
function pooled(spread: Float64Array, mean: Float64Array, k: number, window: number): number {
  let sum = 0;
  let count = 0;
  for (let j = Math.max(0, k - window); j <= Math.min(mean.length - 1, k + window); j++) {
    const ratio = mean[k]! / mean[j]!;
    if (!(Math.abs(ratio) < 3 && Math.abs(ratio) > 1 / 3)) continue;
    sum += spread[j]! * ratio * ratio;
    count++;
  }
  return count > 0 ? sum / count : spread[k]!;
}

/** |d log value / d log t|. */
function steepness(values: Float64Array, times: Float64Array, k: number): number {
  const a = Math.max(0, k - 1);
  const b = Math.min(values.length - 1, k + 1);
  if (a === b || !(times[a]! > 0)) return 0;
  const rise = log(Math.abs(values[b]!) + 1e-300) - log(Math.abs(values[a]!) + 1e-300);
  return Math.min(50, Math.abs(rise / log(times[b]! / times[a]!)));
}

/**
 * Share of the training error that the time steps may have added by each row: an implicit formula lets what falls by e^a
 * in a step fall too slowly, by about 0.14 a⁴ for small a, and by a at most.
 * @param train training error at the rows of the grid
 */
export function lostDecay(train: Float64Array): Float64Array {
  let sum = 0;
  return train.map((value, n) => {
    const a = n > 0 && value < train[n - 1]! && value > 0 ? log(train[n - 1]! / value) / 2 : 0;
    sum += 2 * Math.min(0.14 * a * a * a * a, a);
    return -expm1(-sum);
  });
}
