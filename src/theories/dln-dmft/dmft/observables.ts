import { exp, log } from '../../../numerics/math/index.js';
import { lagrangeWeights } from './differences.js';
import { logSquares, type Sweep } from './sweep.js';

/** Curves of a run, in the order they are recorded in. */
export const curveNames = [
  'trainMse',
  'testMse',
  'predictionMse',
  'weightTeacherOverlap',
  'weightSquaredNorm',
  'weightAbsoluteNorm',
  'parameterSquaredNorm',
  'supportFraction',
  'truePositiveRate',
  'falsePositiveRate',
  'effectiveDimension',
  'kernelChange',
  'generalisationGap',
  'regularisedLoss',
  'runningMeanTestMse',
] as const;

export type CurveName = (typeof curveNames)[number];

/** Curves that need no other time than their own. */
export type InstantName = Exclude<CurveName, 'runningMeanTestMse'>;

/** What is seen of a sweep at one time. */
export interface View {
  curves: Record<InstantName, number>;
  /** Mean weight of every class. */
  classMeans: Float64Array;
  weights: Float64Array;
}

/** Weights and residual of the sweep at any time up to its last, by the cubic through four rows in log t. */
export function observe(sweep: Sweep, t: number): View {
  const { weights: y, trainMse } = stateAt(sweep, t);
  const logSquare = logSquares(sweep, t);
  const w = new Float64Array(y.length);
  const slope = new Float64Array(y.length);
  for (let i = 0; i < y.length; i++) {
    const grown = exp(logSquare[i]! + 2 * y[i]!);
    const shrunk = exp(logSquare[i]! - 2 * y[i]!);
    w[i] = (grown - shrunk) / 2;
    slope[i] = grown + shrunk;
  }
  return { curves: curvesOf(sweep, trainMse, w, slope), classMeans: classMeansOf(sweep, w), weights: w };
}

function stateAt(sweep: Sweep, t: number): { weights: Float64Array; trainMse: number } {
  const { times, rows, y, ensemble, residuals, capacity } = sweep;
  const { size, start } = ensemble;
  let above = 0;
  while (above < rows - 1 && times[above]! < t) above++;
  if (times[above]! === t || (rows === 1 && t >= times[0]!))
    return {
      weights: y.slice(above * size, (above + 1) * size),
      trainMse: squareOf(residuals, above * capacity, above + 1),
    };
  if (t < times[0]!) {
    // Before the first row y and the error move along a line from the start.
    const share = t / times[0]!;
    const initial = startingTrainMse(sweep);
    return {
      weights: start.map((v, i) => v + share * (y[i]! - v)),
      trainMse: initial + share * (squareOf(residuals, 0, 1) - initial),
    };
  }
  const first = Math.max(0, Math.min(rows - 4, above - 2));
  const nodes = times.slice(first, Math.min(rows, first + 4));
  const c = lagrangeWeights(nodes.map(log), log(t));
  const weights = new Float64Array(size);
  const residual = new Float64Array(rows);
  c.forEach((share, j) => {
    const n = first + j;
    for (let i = 0; i < size; i++) weights[i]! += share * y[n * size + i]!;
    for (let k = 0; k <= n; k++) residual[k]! += share * residuals[n * capacity + k]!;
  });
  return { weights, trainMse: squareOf(residual, 0, rows) };
}

function startingTrainMse({ ensemble, setting }: Sweep): number {
  const { p, teacher, feature, logSquare, start } = ensemble;
  let sum = setting.labelNoiseVariance;
  for (let i = 0; i < p.length; i++) {
    const w = (exp(logSquare[i]! + 2 * start[i]!) - exp(logSquare[i]! - 2 * start[i]!)) / 2;
    const d = feature[i]! * (w - teacher[i]!);
    sum += p[i]! * d * d;
  }
  return sum;
}

/**
 * @equation train = Σ_k A_nk², test = E[D²], E[u²+v²] = E[2√(w²+a⁴)] [dln-dmft E5, 6]
 */
export function curvesOf(
  { ensemble, setting }: Sweep,
  trainMse: number,
  w: Float64Array,
  slope: Float64Array,
): Record<InstantName, number> {
  const { p, teacher, feature, logSquare, start } = ensemble;
  const sums = {
    test: 0,
    prediction: 0,
    overlap: 0,
    square: 0,
    absolute: 0,
    parameters: 0,
    support: 0,
    hits: 0,
    fourth: 0,
    change: 0,
  };
  let nonzero = 0;
  let laziness = 0;
  for (let i = 0; i < w.length; i++) {
    const x = w[i]!;
    const d = x - teacher[i]!;
    const share = p[i]!;
    const found = Math.abs(x) > setting.supportThreshold ? share : 0;
    // P at the start: a_0² (e^{c_0} + e^{−c_0}).
    const before = exp(logSquare[i]! + 2 * start[i]!) + exp(logSquare[i]! - 2 * start[i]!);
    sums.test += share * d * d;
    sums.prediction += share * feature[i]! * feature[i]! * d * d;
    sums.overlap += share * x * teacher[i]!;
    sums.square += share * x * x;
    sums.fourth += share * x * x * x * x;
    sums.absolute += share * Math.abs(x);
    sums.parameters += share * slope[i]!;
    sums.support += found;
    sums.change += share * (slope[i]! - before) * (slope[i]! - before);
    laziness += share * before;
    if (teacher[i] !== 0) {
      nonzero += share;
      sums.hits += found;
    }
  }
  return {
    trainMse,
    testMse: sums.test,
    predictionMse: sums.prediction,
    weightTeacherOverlap: sums.overlap,
    weightSquaredNorm: sums.square,
    weightAbsoluteNorm: sums.absolute,
    parameterSquaredNorm: sums.parameters,
    supportFraction: sums.support,
    truePositiveRate: nonzero > 0 ? sums.hits / nonzero : 0,
    falsePositiveRate: nonzero < 1 - 1e-12 ? Math.max(0, (sums.support - sums.hits) / (1 - nonzero)) : 0,
    effectiveDimension: sums.fourth > 0 ? (sums.square * sums.square) / sums.fourth : 0,
    kernelChange: Math.sqrt(sums.change) / laziness,
    generalisationGap: sums.prediction + setting.labelNoiseVariance - trainMse,
    regularisedLoss: 0.5 * trainMse + 0.5 * setting.weightDecay * sums.parameters,
  };
}

function squareOf(values: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += values[from + k]! * values[from + k]!;
  return sum;
}

function classMeansOf({ ensemble }: Sweep, w: Float64Array): Float64Array {
  return Float64Array.from(ensemble.classes, ({ from, to }) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += w[i]!;
    return sum / (to - from);
  });
}
