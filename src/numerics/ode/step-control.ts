import { pow } from '../math/index.js';

const SAFETY = 0.9;
const SHRINK = 0.2;
const GROW = 5;
/** A last error below this counts as this: one step that happened to be exact must not hold back the next. */
const LEAST = 1e-4;

/**
 * Factor of the next step after an accepted one: proportional-integral control with exponents 0.7/k and 0.4/k, k the
 * order of the estimate; smooth where stability limits the step. No growth straight after a rejection.
 * Source: K. Gustafsson, ACM TOMS 17 (1991) 533; E. Hairer, G. Wanner, Solving ODEs II (1996), IV.2.
 */
export function factorAfterAccepted(k: number, error: number, lastError: number, afterRejection: boolean): number {
  const factor = SAFETY * pow(error, -0.7 / k) * pow(Math.max(lastError, LEAST), 0.4 / k);
  return Math.min(afterRejection ? 1 : GROW, Math.max(SHRINK, factor));
}

/** Factor of the step to retry after a rejection; the error norm is above 1 or, with a non-finite attempt, NaN. */
export function factorAfterRejected(k: number, error: number): number {
  return Number.isFinite(error) ? Math.max(SHRINK, SAFETY * pow(error, -1 / k)) : SHRINK;
}
