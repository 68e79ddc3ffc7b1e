import { erf } from './erf.js';
import { pairExponent } from './exp-kernel.js';
import { twiceUpperTail } from './normal-tail.js';
import { scale } from './powers-of-two.js';

/** Standard normal distribution function Phi(x) = erfc(-x / sqrt 2) / 2, within 1.2 ulp also in the lower tail (0 below -38.5). */
export function normalCdf(x: number): number {
  const a = Math.abs(x);
  if (a < 0.67) return 0.5 + 0.5 * erf(x * Math.SQRT1_2);
  if (!(a < 38.9)) return Number.isNaN(x) ? x : x > 0 ? 1 : 0;
  const v = twiceUpperTail(a);
  const tail = scale(v, pairExponent() - 1);
  return x < 0 ? tail : 1 - tail;
}
