import { expPair, halfExp, pairExponent } from './exp-kernel.js';
import { LOW } from './pair.js';
import { scale } from './powers-of-two.js';

/** Hyperbolic cosine, within 1 ulp; Infinity beyond |x| = 710.48. */
export function cosh(x: number): number {
  const a = Math.abs(x);
  if (!(a < 22)) return Number.isNaN(a) ? a : halfExp(a);
  const hi = expPair(a, 0);
  const lo = LOW[0]!;
  const e = pairExponent() - 1;
  const h = scale(hi, e);
  const l = scale(lo, e);
  return h + (l + 0.25 / (h + l));
}
