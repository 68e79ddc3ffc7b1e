import { requireInput } from './input.js';
import { type Moments, standardError } from './moments.js';
import { studentQuantile } from './student-t.js';

/** An estimate with its standard error and the confidence interval [low, high] at `level`. */
export interface Interval {
  estimate: number;
  standardError: number;
  low: number;
  high: number;
  level: number;
}

/** Confidence interval of a mean by Student's t with count - 1 degrees of freedom. `level` in (0, 1). Throws NumericalError STATISTICS_INPUT below 2 samples. */
export function meanInterval(moments: Moments, level = 0.95): Interval {
  const error = standardError(moments);
  return symmetricInterval(moments.mean, error, moments.count - 1, level);
}

/** estimate ± t · standardError with `df` degrees of freedom, Infinity where the standard error is known. Throws NumericalError STATISTICS_INPUT. */
export function symmetricInterval(estimate: number, error: number, df: number, level = 0.95): Interval {
  requireLevel(level);
  const margin = error * studentQuantile((1 + level) / 2, df);
  return { estimate, standardError: error, low: estimate - margin, high: estimate + margin, level };
}

/** Throws NumericalError STATISTICS_INPUT unless `level` lies in (0, 1). */
export function requireLevel(level: number): void {
  requireInput(level > 0 && level < 1, `confidence level ${level}`, 'pass a level between 0 and 1, such as 0.95');
}
