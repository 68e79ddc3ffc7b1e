import { reduceLarge } from './large-angle.js';
import { LOW } from './pair.js';
import { ROUNDER } from './powers-of-two.js';
import { QUADRANT } from './quadrant.js';

/** 2 / pi. */
export const TWO_OVER_PI = 0.6366197723675814;
/** pi/2 in pieces of 33 bits, so that each times an integer below 2^20 is exact; the last has 53 bits. */
export const HALF_PI_1 = 1.5707963267341256;
export const HALF_PI_2 = 6.077100506303966e-11;
export const HALF_PI_3 = 2.0222662487111665e-21;
export const HALF_PI_4 = 8.478427660348229e-32;
const LIMIT = 1647098; // just below 2^20 pi/2

/**
 * x - n pi/2 in [-pi/4, pi/4] as hi + lo with relative error below 2^-66: returns hi, leaves lo in `LOW`, n in `QUADRANT`.
 * Legal: x finite. Source: Cody and Waite, Software Manual for the Elementary Functions (1980).
 */
export function reduceAngle(x: number): number {
  if (!(x < LIMIT && x > -LIMIT)) return reduceLarge(x);
  const n = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  QUADRANT[0] = n & 3;
  const a = x - n * HALF_PI_1;
  const w = n * HALF_PI_2;
  const b = a - w;
  const t = a - b;
  // a - w in two words (Knuth's two-sum: either may be the larger)
  const bLow = a - (b + t) + (t - w);
  const v = n * HALF_PI_3;
  if (b > -1e-5 && b < 1e-5 && n !== 0) return reduceNearZero(b, bLow, v, n * HALF_PI_4);
  const low = bLow - v;
  const hi = b + low;
  LOW[0] = b - hi + low;
  return hi;
}

/** b + bLow - v - u, when the leading words cancel. */
function reduceNearZero(b: number, bLow: number, v: number, u: number): number {
  const c = bLow - v;
  const t = bLow - c;
  const cLow = bLow - (c + t) + (t - v);
  const hi = b + c;
  const s = b - hi;
  const hiLow = b - (hi + s) + (s + c);
  const low = hiLow + (cLow - u);
  const sum = hi + low;
  LOW[0] = hi - sum + low;
  return sum;
}
