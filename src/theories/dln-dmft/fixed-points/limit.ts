import type { Job } from '../../../contract/index.js';
import { secondMoment } from '../teacher.js';
import { smallestEigenvalue } from './rate.js';
import { type Evolution, type Problem, stateEvolution } from './state-evolution.js';

/** Where the flow ends: the estimator's name and what it reaches. */
export interface Limit {
  estimator: 'min-l2' | 'hyperbolic-entropy' | 'basis-pursuit' | 'least-squares' | 'lasso';
  testMse: number;
  trainMse: number;
  /** τ and θ of state evolution; NaN where there is none. */
  effectiveNoise: number;
  threshold: number;
  /** Smallest non-zero Hessian eigenvalue = asymptotic rate; NaN with weight decay. */
  smallestHessianEigenvalue: number;
  weightSquaredNorm: number;
  weightTeacherOverlap: number;
  /** Share of non-zero weights (soft thresholding), E[P/(P+θ)] (hyperbolic), or 1. */
  activeFraction: number;
}

/** The limit t → ∞ of the gradient flow; α may be 0 or Infinity here. */
export function* limitOf(problem: Problem, rate = true): Job<Limit> {
  const alpha = problem.starts[0]!.scale;
  if (problem.weightDecay > 0) return yield* lasso(problem);
  if (problem.sampleRatio >= 1) return leastSquares(problem, rate);
  if (alpha === Number.POSITIVE_INFINITY) return minimumNorm(problem);
  const estimator = alpha === 0 ? 'basis-pursuit' : 'hyperbolic-entropy';
  const found = yield* stateEvolution(estimator, problem);
  const slowest = estimator === 'basis-pursuit' ? 0 : rate ? smallestEigenvalue(problem, found) : Number.NaN;
  return { ...describe(found), estimator, trainMse: 0, smallestHessianEigenvalue: slowest };
}

/**
 * @equation trainMse = δτ²(λ/θ)² [dln-dmft 3.4]
 */
export function* lasso(problem: Problem): Job<Limit> {
  const found = yield* stateEvolution('lasso', problem);
  const shrink = found.theta > 0 ? problem.weightDecay / found.theta : 0;
  return {
    ...describe(found),
    estimator: 'lasso',
    trainMse: problem.sampleRatio * found.tau * found.tau * shrink * shrink,
    smallestHessianEigenvalue: Number.NaN,
  };
}

function describe({ tau, theta, moments }: Evolution) {
  return {
    testMse: moments.error,
    effectiveNoise: tau,
    threshold: theta,
    weightSquaredNorm: moments.square,
    weightTeacherOverlap: moments.overlap,
    activeFraction: moments.active,
  };
}

/**
 * @equation testMse = (1−δ)q + σ²δ/(1−δ) [dln-dmft 3.4]
 */
export function minimumNorm({ teacher, sampleRatio: delta, labelNoiseVariance }: Problem): Limit {
  const q = secondMoment(teacher);
  const testMse = (1 - delta) * q + (labelNoiseVariance * delta) / (1 - delta);
  return {
    estimator: 'min-l2',
    testMse,
    trainMse: 0,
    effectiveNoise: Math.sqrt((labelNoiseVariance + testMse) / delta),
    threshold: Number.POSITIVE_INFINITY,
    smallestHessianEigenvalue: Number.POSITIVE_INFINITY,
    weightSquaredNorm: testMse - q + 2 * delta * q,
    weightTeacherOverlap: delta * q,
    activeFraction: 1,
  };
}

/**
 * @equation testMse = σ²/(δ−1), trainMse = σ²(1−1/δ) [dln-dmft 3.4]
 */
export function leastSquares(problem: Problem, rate = true): Limit {
  const { teacher, sampleRatio: delta, labelNoiseVariance } = problem;
  const q = secondMoment(teacher);
  const testMse = labelNoiseVariance === 0 ? 0 : labelNoiseVariance / (delta - 1);
  const tau = Math.sqrt(testMse);
  const found = { tau, theta: 0, moments: { active: 1, square: q + testMse, overlap: q, error: testMse } };
  const slowest = rate && delta > 1 ? smallestEigenvalue(problem, found) : Number.NaN;
  return {
    ...describe(found),
    estimator: 'least-squares',
    trainMse: labelNoiseVariance * (1 - 1 / delta),
    smallestHessianEigenvalue: slowest,
  };
}
