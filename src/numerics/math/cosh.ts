import { expOfSum, expPair, pairExponent } from './exp-kernel.js';
import { LOW } from './pair.js';
import { scale } from './powers-of-two.js';

const LN2 = Math.LN2;
const LN2_TAIL = 2.3190468138462996e-17;

/** Hyperbolic cosine, within 1 ulp; Infinity beyond |x| = 710.48. */
export function cosh(x: number): number {
  const a = Math.abs(x);
  if (!(a < 22)) return !Number.isNaN(a) ? expOfSum(a - LN2, a > 800 ? 0 : a - (a - LN2) - LN2 - LN2_TAIL) : a;
  const hi = expPair(a, 0);
  const lo = LOW[0]!;
  const e = pairExponent() - 1;
  const h = scale(hi, e);
  const l = scale(lo, e);
  return h + (l + 0.25 / (h + l));
}
