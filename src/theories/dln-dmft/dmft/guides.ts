import type { Job } from '../../../contract/index.js';
import { exp } from '../../../numerics/math/index.js';
import type { Setting } from '../conversions.js';
import { type Limit, limitOf } from '../fixed-points/limit.js';

/** Where the curves of a run tend, where state evolution knows: features of equal variance that are not measured. */
export function* endOf(setting: Setting): Job<Limit | undefined> {
  const { variances, measured, sampleRatio, weightDecay } = setting;
  if (measured || variances.length > 1 || variances[0]!.variance !== 1) return undefined;
  if (sampleRatio === 1 && weightDecay === 0) return undefined;
  return yield* limitOf(setting, weightDecay === 0);
}

/** Training error, relative to its first, below which its rate is not read off. */
const resolved = 1e-7;

/**
 * The line the training error tends to: its limit, or where that is 0 the exponential of the asymptotic rate through the last
 * row that is well resolved.
 * @equation train ~ exp(−2 μ_min t) [dln-dmft 3.6]
 */
export function trainingGuide(limit: Limit, times: Float64Array, train: Float64Array): Float64Array {
  if (limit.trainMse > 0 || !(limit.smallestHessianEigenvalue > 0)) return times.map(() => limit.trainMse);
  let last = 0;
  while (last + 1 < train.length && train[last + 1]! > resolved * train[0]!) last++;
  const rate = 2 * limit.smallestHessianEigenvalue;
  return times.map((t) => Math.min(train[0]!, train[last]! * exp(Math.min(700, rate * (times[last]! - t)))));
}
