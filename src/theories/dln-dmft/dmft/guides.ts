import type { Job } from '../../../contract/index.js';
import { exp, log } from '../../../numerics/math/index.js';
import type { Setting } from '../conversions.js';
import { type Limit, limitOf } from '../fixed-points/limit.js';

/** Where the curves of a run tend, where state evolution knows. */
export function* endOf(setting: Setting): Job<Limit | undefined> {
  const { sampleRatio, weightDecay } = setting;
  if (!applies(setting)) return undefined;
  if (sampleRatio === 1 && weightDecay === 0) return undefined;
  return yield* limitOf(setting, weightDecay === 0);
}

/**
 * Test error of the LASSO along the path that the running mean of the weights follows from a small start, at every time;
 * nothing with weight decay or a start that is not small.
 * @equation λ_eff = log(1/α)/t [dln-dmft C13]
 */
export function* pathOf(setting: Setting, times: Float64Array): Job<Float64Array | undefined> {
  const length = -log(setting.starts[0]!.scale);
  if (!applies(setting) || setting.weightDecay > 0 || length <= 0) return undefined;
  const out = new Float64Array(times.length);
  for (let k = 0; k < times.length; k++) {
    const weightDecay = length / Math.max(times[k]!, 1e-9 * setting.finalTime);
    out[k] = (yield* limitOf({ ...setting, weightDecay }, false)).testMse;
  }
  return out;
}

/** State evolution is that of features of equal variance that are not measured. */
function applies({ variances, measured }: Setting): boolean {
  return !measured && variances.length === 1 && variances[0]!.variance === 1;
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
