import { erfcScaled } from './erfc-kernel.js';
import { productError } from './pair.js';

/** 1 / sqrt(2) and its low word. */
const ROOT_HALF = Math.SQRT1_2;
const ROOT_HALF_LOW = -4.833646656726457e-17;

/**
 * Twice the upper tail of the standard normal, 2 (1 - Phi(x)) = erfc(x / sqrt 2) = v 2^e: returns v (within 0.55 ulp), leaves e in
 * `pairExponent()`. Legal: 0.663 <= x < 38.9.
 */
export function twiceUpperTail(x: number): number {
  const y = x * ROOT_HALF;
  const yTail = productError(x, ROOT_HALF, y) + x * ROOT_HALF_LOW;
  const square = x * x;
  return erfcScaled(y, yTail, 0.5 * square, 0.5 * productError(x, x, square));
}
