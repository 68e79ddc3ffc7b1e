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
 * Zero of `f` between `a` and `b` by Newton's method with the derivative `slope`, halving the bracket whenever a
 * Newton step would leave it or shrink too slowly. Quadratic near a simple root; use it when the slope is cheap.
 * Throws NumericalError ROOT_NOT_BRACKETED, ROOT_NON_FINITE, ROOT_NO_CONVERGENCE.
 */
export function newton(
  f: ScalarFunction,
  slope: ScalarFunction,
  a: number,
  b: number,
  options: RootOptions = {},
): number {
  const { tolerance = 0, maxIterations = EVERY_DOUBLE } = options;
  const { fa, fb } = bracketValues(f, a, b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  let negative = fa < 0 ? a : b;
  let positive = fa < 0 ? b : a;
  let x = a + (b - a) / 2;
  let move = Math.abs(b - a);
  for (let i = 1; i <= maxIterations; i++) {
    const value = finiteValue(f, x, i);
    if (value === 0) return x;
    if (value < 0) negative = x;
    else positive = x;
    const target = x - value / slope(x);
    const inside = (target - negative) * (target - positive) < 0;
    const next = inside && Math.abs(target - x) < move / 2 ? target : negative + (positive - negative) / 2;
    move = Math.abs(next - x);
    x = next;
    if (move <= closedWidth(x, tolerance)) return x;
  }
  throw noConvergence(x, f(x), maxIterations);
}
