import type { Bins } from '../dmft/histogram.js';
import type { InstantName } from '../dmft/observables.js';
import { curveNames } from '../dmft/observables.js';
import { residualOf } from './features.js';
import type { Instance } from './instance.js';
import type { Pace, Pieces } from './pace.js';

/** Room for looking at an instance. */
export interface Lens {
  instance: Instance;
  pace: Pace;
  w: Float64Array;
  slope: Float64Array;
  /** Mean of the weights over the time so far. */
  average: Float64Array;
  residual: Float64Array;
  /** P at the start. */
  firstSlope: Float64Array;
}

/** Records everything of the weights in `lens.w`, with slopes in `lens.slope`, into `out`. */
export function* look(lens: Lens, bins: Bins, out: Float64Array): Pieces<void> {
  const { instance, w, residual, pace } = lens;
  yield* residualOf(instance.features, w, instance.labels, residual, pace);
  let square = instance.unreachable;
  for (const r of residual) square += r * r;
  const curves = { ...curvesOf(lens, square / instance.samples), runningMeanTestMse: errorOf(lens.average, instance) };
  curveNames.forEach((name, k) => {
    out[k] = curves[name];
  });
  instance.classes.forEach(({ members }, k) => {
    let sum = 0;
    for (const i of members) sum += w[i]!;
    out[curveNames.length + k] = members.length > 0 ? sum / members.length : 0;
  });
  countWeights(w, bins, out.subarray(curveNames.length + instance.classes.length));
}

/** Share of the weights in every bin; what lies beyond counts in the last ones. */
function countWeights(w: Float64Array, { width, centres }: Bins, out: Float64Array): void {
  out.fill(0);
  const last = centres.length - 1;
  for (const x of w) out[Math.min(last, Math.max(0, Math.round(x / width) + last / 2))]! += 1 / w.length;
}

/**
 * @equation trainMse = |Xw−y|²/n, testMse = |w−w*|²/d, E[u²+v²] = E[2√(w²+a⁴)] [dln-dmft 6]
 */
export function curvesOf(
  { instance, w, slope, firstSlope }: Omit<Lens, 'pace' | 'residual' | 'average'>,
  trainMse: number,
): Record<InstantName, number> {
  const { teacher, feature, dimension: d, setting } = instance;
  const sum = { error: 0, prediction: 0, overlap: 0, square: 0, fourth: 0, absolute: 0, slope: 0, change: 0, first: 0 };
  const above = { nonzero: 0, zero: 0 };
  let nonzero = 0;
  for (let i = 0; i < d; i++) {
    const x = w[i]!;
    const gap = x - teacher[i]!;
    const change = slope[i]! - firstSlope[i]!;
    sum.error += gap * gap;
    sum.prediction += feature[i]! * feature[i]! * gap * gap;
    sum.overlap += x * teacher[i]!;
    sum.square += x * x;
    sum.fourth += x * x * x * x;
    sum.absolute += Math.abs(x);
    sum.slope += slope[i]!;
    sum.change += change * change;
    sum.first += firstSlope[i]!;
    if (teacher[i] !== 0) nonzero++;
    if (Math.abs(x) > setting.supportThreshold) above[teacher[i] === 0 ? 'zero' : 'nonzero']++;
  }
  return {
    trainMse,
    testMse: sum.error / d,
    predictionMse: sum.prediction / d,
    weightTeacherOverlap: sum.overlap / d,
    weightSquaredNorm: sum.square / d,
    weightAbsoluteNorm: sum.absolute / d,
    parameterSquaredNorm: sum.slope / d,
    supportFraction: (above.zero + above.nonzero) / d,
    truePositiveRate: nonzero > 0 ? above.nonzero / nonzero : 0,
    falsePositiveRate: nonzero < d ? above.zero / (d - nonzero) : 0,
    effectiveDimension: sum.fourth > 0 ? (sum.square * sum.square) / (d * sum.fourth) : 0,
    kernelChange: (Math.sqrt(sum.change / d) * d) / sum.first,
    generalisationGap: sum.prediction / d + setting.labelNoiseVariance - trainMse,
    regularisedLoss: 0.5 * trainMse + (0.5 * setting.weightDecay * sum.slope) / d,
  };
}

function errorOf(w: Float64Array, { teacher }: Instance): number {
  let sum = 0;
  for (let i = 0; i < w.length; i++) sum += (w[i]! - teacher[i]!) * (w[i]! - teacher[i]!);
  return sum / w.length;
}
