import { requireFinite, requireInput } from './input.js';

/** Count, mean and summed squared deviations of a set of numbers: all that mean, variance and standard error need. */
export interface Moments {
  count: number;
  mean: number;
  squares: number;
}

/**
 * Moments of `values`, added one by one in index order (no cancellation at large means). Throws NumericalError
 * STATISTICS_NOT_FINITE. Source: B. P. Welford, Technometrics 4 (1962).
 */
export function momentsOf(values: ArrayLike<number>): Moments {
  requireFinite('moments', values);
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i]! - mean;
    mean += deviation / (i + 1);
    squares += deviation * (values[i]! - mean);
  }
  return { count: values.length, mean, squares };
}

/**
 * Moments of the union of disjoint sets, merged from first to last: pass blocks in index order and the last bit does not
 * depend on who computed them. Source: T. F. Chan, G. H. Golub, R. J. LeVeque, Am. Stat. 37 (1983).
 */
export function mergeMoments(parts: readonly Moments[]): Moments {
  let total: Moments = { count: 0, mean: 0, squares: 0 };
  for (const part of parts) {
    if (part.count === 0) continue;
    const count = total.count + part.count;
    const gap = part.mean - total.mean;
    const weight = part.count / count;
    total = {
      count,
      mean: total.mean + gap * weight,
      squares: total.squares + part.squares + gap * gap * total.count * weight,
    };
  }
  return total;
}

/** Unbiased variance of the numbers behind `moments` (divisor count - 1). Throws NumericalError STATISTICS_INPUT below 2 numbers. */
export function variance({ count, squares }: Moments): number {
  requireInput(count >= 2, `variance of ${count} numbers`, 'use at least 2 samples or seeds');
  return squares / (count - 1);
}

/** Standard error of the mean, √(variance/count). Throws NumericalError STATISTICS_INPUT below 2 numbers. */
export function standardError(moments: Moments): number {
  return Math.sqrt(variance(moments) / moments.count);
}
