import type { Job } from '../../../contract/index.js';
import { exp, log } from '../../../numerics/math/index.js';
import { brent } from '../../../numerics/roots/index.js';
import { secondMoment } from '../teacher.js';
import { hyperbolicMoments, type Population } from './hyperbolic.js';
import type { EstimatorMoments } from './moments.js';
import { slowRoot } from './root.js';
import { softThresholdMoments } from './soft-threshold.js';

/** The estimator the flow ends at. */
export type Estimator = 'hyperbolic-entropy' | 'basis-pursuit' | 'lasso';

/** What state evolution needs. */
export interface Problem extends Population {
  sampleRatio: number;
  labelNoiseVariance: number;
  weightDecay: number;
}

/** Solution of state evolution. */
export interface Evolution {
  /** Noise τ of the effective field w* + τz. */
  tau: number;
  theta: number;
  moments: EstimatorMoments;
}

/**
 * Fixed point of scalar state evolution, the largest one, as reached from above.
 * @equation τ² = (σ² + E[(ŵ−w*)²])/δ, ŵ = prox(w*+τz) [dln-dmft 3.4]
 */
export function* stateEvolution(estimator: Estimator, problem: Problem): Job<Evolution> {
  const { sampleRatio, labelNoiseVariance } = problem;
  const gap = (logSquare: number) => {
    const tau = exp(logSquare / 2);
    const { moments } = solveThreshold(estimator, problem, tau);
    return log((labelNoiseVariance + moments.error) / sampleRatio) - logSquare;
  };
  let high = { x: log((labelNoiseVariance + secondMoment(problem.teacher)) / sampleRatio), f: 0 };
  high.f = gap(high.x);
  // Above the line of state evolution first, then down to the first sign change.
  while (high.f > 0) {
    high = { x: high.x + 1, f: gap(high.x + 1) };
    yield { done: 0, note: 'state evolution' };
  }
  const floor = high.x - 80;
  let low = high;
  while (low.f <= 0) {
    if (low.x < floor) return { tau: 0, theta: 0, moments: perfect(problem) };
    high = low;
    low = { x: low.x - 0.7, f: gap(low.x - 0.7) };
    yield { done: 0, note: 'state evolution' };
  }
  const tau = exp((yield* slowRoot(gap, low, high, 1e-12)) / 2);
  return { tau, ...solveThreshold(estimator, problem, tau) };
}

/** Exact recovery: ŵ = w*. */
function perfect({ teacher }: Problem): EstimatorMoments {
  const q = secondMoment(teacher);
  let active = 0;
  for (const part of teacher) if (part.kind === 'gaussian' || part.value !== 0) active += part.weight;
  return { active, square: q, overlap: q, error: 0 };
}

/** The threshold θ that belongs to a noise τ, with the moments there. */
export function solveThreshold(
  estimator: Estimator,
  problem: Problem,
  tau: number,
): { theta: number; moments: EstimatorMoments } {
  const momentsAt = (theta: number) =>
    estimator === 'hyperbolic-entropy'
      ? hyperbolicMoments(problem, tau, theta)
      : softThresholdMoments(problem.teacher, tau, theta);
  const condition = (x: number) => {
    const { active } = momentsAt(exp(x));
    if (estimator !== 'lasso') return active - problem.sampleRatio;
    return log(problem.weightDecay) - x - log(Math.max(1 - active / problem.sampleRatio, 1e-300));
  };
  // Positive where θ is too small, negative where it is too large.
  let low = log(tau);
  let high = low;
  const floor = low - 700;
  while (condition(low) < 0 && low > floor) low -= 2;
  while (condition(high) > 0) high += 2;
  const theta = exp(low === high || low <= floor ? low : brent(condition, low, high, { tolerance: 1e-14 }));
  return { theta, moments: momentsAt(theta) };
}
