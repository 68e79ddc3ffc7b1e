import { highWord } from './bits.js';
import { LOG_TABLE } from './log-table.generated.js';
import { LOW } from './pair.js';
import { POWERS_OF_TWO, ZERO_EXPONENT } from './powers-of-two.js';

/** High word of 0.69921875: x = 2^k z with z in [0.699, 1.398); half a table bin below 45/64, so that 1 is inside a bin. */
export const RANGE_START = 0x3fe66000;
/** log 2 as a multiple of 2^-42, so that k times it is exact. */
export const LN2_HIGH = 0.6931471805598903;
/** log 2 - LN2_HIGH. */
export const LN2_LOW = 5.497923018708371e-14;

/** Coefficients of (log(1 + r) - r) / r^2 on |r| < 1/127, minimax: relative error of log(1 + r) below 2^-65. */
export const L2 = -0.5;
export const L3 = 0.3333333333333382;
export const L4 = -0.25000000000001443;
export const L5 = 0.19999999952440756;
export const L6 = -0.16666666589508167;
export const L7 = 0.14287037605313624;
export const L8 = -0.12501517340594748;

/**
 * log(x + tail) + shift log 2 as hi + lo with relative error below 2^-66 (2^-60 with a tail): returns hi, leaves lo in `LOW`.
 * Legal: x a positive normal double, |tail| <= ulp(x), shift an integer.
 * z = x 2^-k, r = z/c - 1 with c the table's bin (1/c in 16 bits, z split in 24 + 29 bits, so r is an exact sum of two
 * doubles), log x = k log 2 + log c + log(1 + r). After Tang, ACM TOMS 16 (1990) 378.
 */
export function logPair(x: number, tail: number, shift: number): number {
  const bits = highWord(x) - RANGE_START;
  const e = bits >> 20;
  const row = ((bits >> 14) & 63) * 3;
  const unit = POWERS_OF_TWO[ZERO_EXPONENT - e]!;
  const z = x * unit;
  const zHigh = Math.fround(z);
  const inverse = LOG_TABLE[row]!;
  const k = e + shift;
  const base = k * LN2_HIGH + LOG_TABLE[row + 1]!;
  // near 1 the result is small, and z - 1 is exact as one word
  const rHigh = base === 0 ? z - 1 : zHigh * inverse - 1;
  const rLow = (base === 0 ? 0 : (z - zHigh) * inverse) + tail * unit * inverse;
  const r = rHigh + rLow;
  // -r^2/2 in two words: the square of 24 bits of r is exact
  const head = Math.fround(r);
  const rest = rHigh - head + rLow;
  const square = -0.5 * head * head;
  const squareLow = -0.5 * rest * (head + r);
  const a = base + rHigh;
  const b = a + square;
  const aLow = base === 0 ? 0 : base - a + rHigh;
  const bLow = a - b + square;
  const rr = r * r;
  const cubic = rr * r * (L3 + r * L4 + rr * (L5 + r * L6 + rr * (L7 + r * L8)));
  const low = aLow + bLow + (rLow + (squareLow + cubic + (k * LN2_LOW + LOG_TABLE[row + 2]!)));
  const hi = b + low;
  LOW[0] = b - hi + low;
  return hi;
}
