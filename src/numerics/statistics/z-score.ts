import { requireInput } from './input.js';

/**
 * (value - expected) in units of the combined error √(Σ errors²) of independent errors; 0 when they agree exactly, ±Infinity when
 * they differ without any error. Throws NumericalError STATISTICS_INPUT for NaN or a negative error.
 */
export function zScore(value: number, expected: number, ...errors: number[]): number {
  const gap = value - expected;
  const legal = !Number.isNaN(gap) && errors.every((error) => error >= 0);
  requireInput(legal, `z-score of ${value} against ${expected}, errors ${errors}`, 'pass numbers and errors >= 0');
  if (gap === 0) return 0;
  return gap / Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0));
}
