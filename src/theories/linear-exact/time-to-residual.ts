import { InputError } from '../../contract/index.js';
import { log, log1p } from '../../numerics/math/index.js';
import type { Solution } from './solution.js';

/**
 * Exact time at which the residual ratio falls to `ratio` (the excess loss to ratio²).
 * Infinity when it never does (trapped below its limit, fixed point).
 * @equation E = e^{−2Dt} is the root in (0, 1] of c2E² + c1E + c0 = 0, c2 = r(2αβ − βp − αq), c1 = −(1−r) − r(4αβ + (α−β)(p−q)), c0 = r(2αβ + αp + βq)
 * @throws InputError `RESIDUAL_RATIO_INVALID` unless 0 < ratio <= 1.
 */
export function timeToResidual(solution: Solution, ratio: number): number {
  if (!(ratio > 0 && ratio <= 1)) throw invalid(ratio);
  if (ratio === 1) return 0;
  const { kind, rate, p, q } = solution;
  // What must be learned over what may be left.
  const odds = (1 - ratio) / ratio;
  if (kind === 'fixed') return Number.POSITIVE_INFINITY;
  if (kind === 'algebraic') return odds / (p + q);
  if (kind === 'trapped') return odds < p + q ? -log1p(-odds / (p + q)) / rate : Number.POSITIVE_INFINITY;
  return timeToFade(solution, ratio);
}

function timeToFade({ rate, alpha, beta, p, q }: Solution, r: number): number {
  const left = 1 - r;
  const product = 2 * alpha * beta;
  const c2 = r * (product - beta * p - alpha * q);
  const c1 = -left - r * (2 * product + (alpha - beta) * (p - q));
  const c0 = r * (product + alpha * p + beta * q);
  // The same equation in 1 − E: c2(1−E)² + slope(1−E) = 1 − r, used where E is close to 1.
  const slope = -(2 * c2 + c1);
  if (slope > 0) {
    const faded = (2 * left) / (slope + Math.sqrt(Math.max(0, slope * slope + 4 * c2 * left)));
    if (faded < 0.1) return -log1p(-faded) / rate;
  }
  const root = Math.sqrt(Math.max(0, c1 * c1 - 4 * c2 * c0));
  const E = c1 <= 0 ? (2 * c0) / (root - c1) : (-c1 - root) / (2 * c2);
  return -log(E) / rate;
}

function invalid(ratio: number): InputError {
  return new InputError({
    code: 'RESIDUAL_RATIO_INVALID',
    path: 'residualRatio',
    expected: 'a fraction in (0, 1]',
    received: String(ratio),
    cause: 'fraction must lie in (0,1]; the residual never changes sign',
    next: 'Give the fraction of the initial residual that may be left, e.g. 0.01',
  });
}
