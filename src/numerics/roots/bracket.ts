import { NumericalError } from '../errors.js';

/** Real function of one real variable whose zero is sought. */
export type ScalarFunction = (x: number) => number;

/** When a bracketed search stops. */
export interface RootOptions {
  /** Half-width of the final bracket, in units of x, >= 0; default 0 (as sharp as doubles allow: about 4 ulp of x). */
  tolerance?: number;
  /** Largest number of iterations, >= 1; default 2200 (what halving the whole range of doubles may take). */
  maxIterations?: number;
}

const ULP = 2.220446049250313e-16;

/** Halvings from the largest double to the smallest. */
export const EVERY_DOUBLE = 2200;

/** Half-width below which a bracket around x counts as closed: the wish of the caller, never finer than doubles. */
export function closedWidth(x: number, tolerance: number): number {
  return tolerance + 2 * ULP * Math.abs(x);
}

/** The values at both ends, after checking that they are finite and of opposite sign (a zero end is fine). */
export function bracketValues(f: ScalarFunction, a: number, b: number): { fa: number; fb: number } {
  const fa = finiteValue(f, a, 0);
  const fb = finiteValue(f, b, 0);
  if (fa !== 0 && fb !== 0 && fa > 0 === fb > 0)
    throw new NumericalError({
      code: 'ROOT_NOT_BRACKETED',
      what: `root search on [${a}, ${b}]: both ends have the same sign (${fa}, ${fb})`,
      cause: 'no root, or an even number of roots, lies between the ends',
      remedy: 'widen or split the interval until the function changes sign across it',
    });
  return { fa, fb };
}

/** f(x), refusing NaN and infinities. */
export function finiteValue(f: ScalarFunction, x: number, step: number): number {
  const value = f(x);
  if (Number.isFinite(value)) return value;
  throw new NumericalError({
    code: 'ROOT_NON_FINITE',
    what: `root search: the function is ${value} at x = ${x}`,
    step,
    cause: 'the interval leaves the domain of the function',
    remedy: 'shrink the interval to where the function is finite',
  });
}

/** The failure of a search that ran out of iterations. */
export function noConvergence(x: number, value: number, step: number): NumericalError {
  return new NumericalError({
    code: 'ROOT_NO_CONVERGENCE',
    what: `root search: not converged, f(${x}) = ${value}`,
    step,
    cause: 'too few iterations for the wanted tolerance, or a function that is noise at that scale',
    remedy: 'raise maxIterations or tolerance',
  });
}
