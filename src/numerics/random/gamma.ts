import { NumericalError } from '../errors.js';
import { exp, log } from '../math/index.js';
import { normal } from './normal.js';
import type { Stream } from './stream.js';
import { uniform } from './uniform.js';

/**
 * One gamma number of the given `shape` in (0, 1e9] and scale 1: mean and variance are `shape`. A shape below 0.01 may
 * give 0, when the true value is below the smallest double. Throws NumericalError RANDOM_SHAPE.
 * Source: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
 */
export function gamma(shape: number, stream: Stream): number {
  requireShape('gamma shape', shape);
  if (shape >= 1) return gammaFromOne(shape, stream);
  const larger = gammaFromOne(shape + 1, stream);
  return larger * exp(log(uniform(stream)) / shape);
}

/** One chi-square number; `degrees` of freedom, any real number in (0, 1e9]: the mean, and half the variance. Throws NumericalError RANDOM_SHAPE. */
export function chiSquare(degrees: number, stream: Stream): number {
  requireShape('chi-square degrees of freedom', degrees);
  return 2 * gamma(degrees / 2, stream);
}

function gammaFromOne(shape: number, stream: Stream): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(stream);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = uniform(stream);
    const squared = x * x;
    // The first test saves the logarithms of the second in all but 2 to 8 % of the draws.
    if (u < 1 - 0.0331 * squared * squared) return d * v;
    if (log(u) < 0.5 * squared + d * (1 - v + log(v))) return d * v;
  }
}

function requireShape(what: string, value: number): void {
  if (value > 0 && value <= 1e9) return;
  throw new NumericalError({
    code: 'RANDOM_SHAPE',
    what: `random numbers: ${what} is ${value}`,
    cause: 'a dimension or a count that is zero, negative or infinite',
    remedy: 'pass a number above 0 and at most 1e9',
  });
}
