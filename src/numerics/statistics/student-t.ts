import { exp, lgamma, log, normalCdf, normalQuantile } from '../math/index.js';
import { incompleteBeta } from './incomplete-beta.js';
import { requireInput } from './input.js';

/** |t|/√df beyond which the tail is its leading power of t. */
const FAR = 1e8;

/** Student's t distribution function at `t`; `df` > 0 degrees of freedom, Infinity the normal law. Relative error of either tail below 1e-12. Throws NumericalError STATISTICS_INPUT. */
export function studentCdf(t: number, df: number): number {
  requireInput(df > 0, `Student t with ${df} degrees of freedom`, 'use at least 2 samples');
  requireInput(!Number.isNaN(t), 'Student t distribution at NaN', 'check the standard error: it may be 0');
  return t < 0 ? upperTail(-t, df) : 1 - upperTail(t, df);
}

/**
 * Quantile of Student's t distribution at probability `p` in [1e-100, 1) for `df` >= 1 degrees of freedom, Infinity the
 * normal law. Relative error below 1e-12 for p as given (above ½ as fine as 1 - p). Throws NumericalError STATISTICS_INPUT.
 */
export function studentQuantile(p: number, df: number): number {
  requireInput(df >= 1, `Student t quantile with ${df} degrees of freedom`, 'use at least 2 samples');
  requireInput(p >= 1e-100 && p < 1, `Student t quantile at probability ${p}`, 'pass a probability in [1e-100, 1)');
  if (p > 0.5) return positiveQuantile(1 - p, p - 0.5, df);
  return p === 0.5 ? 0 : -positiveQuantile(p, 0.5 - p, df);
}

function positiveQuantile(tail: number, central: number, df: number): number {
  if (df === Infinity) return -normalQuantile(tail);
  // In logarithms both functions are concave with slopes in [-df, 0] and [0, 1]: Newton's method cannot fail.
  if (tail < 0.25)
    return solve(
      -normalQuantile(tail),
      tail,
      (t) => upperTail(t, df),
      (t) => -density(t, df),
    );
  const start = central / density(0, df);
  return solve(
    start,
    central,
    (t) => centralPart(t, df),
    (t) => density(t, df),
  );
}

function solve(start: number, target: number, f: (t: number) => number, slope: (t: number) => number): number {
  let t = start;
  for (let i = 0; i < 200; i++) {
    const value = f(t);
    const step = (log(target / value) * value) / (slope(t) * t);
    t *= exp(step);
    if (Math.abs(step) < 1e-9) break;
  }
  return t;
}

/** Probability above t >= 0. */
function upperTail(t: number, df: number): number {
  if (df === Infinity) return normalCdf(-t);
  const ratio = t / Math.sqrt(df);
  if (ratio > FAR) return exp(-df * log(ratio) - log(df) - logBeta(df));
  const squared = ratio * ratio;
  return 0.5 * incompleteBeta(df / 2, 0.5, 1 / (1 + squared), squared / (1 + squared));
}

/** Probability between 0 and t >= 0. */
function centralPart(t: number, df: number): number {
  const squared = (t * t) / df;
  return 0.5 * incompleteBeta(0.5, df / 2, squared / (1 + squared), 1 / (1 + squared));
}

/** Density at t. For the Newton steps only: a relative error does not reach the result. */
function density(t: number, df: number): number {
  const squared = (t / Math.sqrt(df)) * (t / Math.sqrt(df));
  return exp(-0.5 * (df + 1) * log(1 + squared) - logBeta(df)) / Math.sqrt(df);
}

/** log B(df/2, ½). */
function logBeta(df: number): number {
  return lgamma(df / 2) + lgamma(0.5) - lgamma((df + 1) / 2);
}
