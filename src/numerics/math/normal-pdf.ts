import { expPair, pairExponent } from './exp-kernel.js';
import { LOW, productError } from './pair.js';
import { scale } from './powers-of-two.js';

/** 1 / sqrt(2 pi) and its low word. */
export const INVERSE_ROOT_TWO_PI = 0.3989422804014327;
export const INVERSE_ROOT_TWO_PI_LOW = -2.49232720227773e-17;

/** Standard normal density exp(-x^2/2) / sqrt(2 pi), within 0.7 ulp also in the tails. */
export function normalPdf(x: number): number {
  if (!(x < 39 && x > -39)) return Number.isNaN(x) ? x : 0;
  const square = x * x;
  const s = expPair(-0.5 * square, -0.5 * productError(x, x, square));
  const sLow = LOW[0]!;
  const p = s * INVERSE_ROOT_TWO_PI;
  const pLow = productError(s, INVERSE_ROOT_TWO_PI, p) + (sLow * INVERSE_ROOT_TWO_PI + s * INVERSE_ROOT_TWO_PI_LOW);
  return scale(p + pLow, pairExponent());
}
