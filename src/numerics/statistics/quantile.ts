import { requireFinite, requireInput } from './input.js';

/**
 * Quantile of `values` at probability `p` in [0, 1], linear between order statistics (type 7 of Hyndman and Fan, the
 * default of R and NumPy). Does not change `values`. Throws NumericalError STATISTICS_INPUT, STATISTICS_NOT_FINITE.
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  requireFinite('quantile', values);
  return sortedQuantile(Float64Array.from(values).sort(), p);
}

/** `quantile` of values already in ascending order; use it for several quantiles of one set. */
export function sortedQuantile(sorted: Float64Array, p: number): number {
  requireInput(sorted.length > 0, 'quantile of no numbers', 'pass at least one sample');
  requireInput(p >= 0 && p <= 1, `quantile at probability ${p}`, 'pass a probability between 0 and 1');
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (place - below) * (high - low);
}

/** Middle value of `values`, the mean of the middle two for an even count. Throws like `quantile`. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}
