import {
  bracketValues,
  closedWidth,
  EVERY_DOUBLE,
  finiteValue,
  noConvergence,
  type RootOptions,
  type ScalarFunction,
} from './bracket.js';

/**
 * Zero of `f` between `a` and `b` by halving: one bit per evaluation whatever the shape of `f`.
 * Use it for steps and other discontinuous functions, where it returns the place of the sign change.
 * Throws NumericalError ROOT_NOT_BRACKETED, ROOT_NON_FINITE, ROOT_NO_CONVERGENCE.
 */
export function bisection(f: ScalarFunction, a: number, b: number, options: RootOptions = {}): number {
  const { tolerance = 0, maxIterations = EVERY_DOUBLE } = options;
  const { fa, fb } = bracketValues(f, a, b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  let low = a;
  let high = b;
  for (let i = 1; i <= maxIterations; i++) {
    const middle = low + (high - low) / 2;
    if (Math.abs(high - low) / 2 <= closedWidth(middle, tolerance)) return middle;
    const value = finiteValue(f, middle, i);
    if (value === 0) return middle;
    if (value > 0 === fa > 0) low = middle;
    else high = middle;
  }
  throw noConvergence(low, f(low), maxIterations);
}
