import { EXP_TABLE } from './exp-table.generated.js';
import { LOW } from './pair.js';
import { ROUNDER, scale } from './powers-of-two.js';

/** 64 / log 2: x in units of the table's step. */
export const STEPS_PER_UNIT = 92.33248261689366;
/** log 2 / 64 as a multiple of 2^-42, so that k times it is exact for |k| < 2^17. */
export const STEP_HIGH = 0.010830424696223417;
/** log 2 / 64 - STEP_HIGH. */
export const STEP_LOW = 2.572804622327669e-14;

/** Coefficients of (exp(r) - 1 - r) / r^2 on |r| < log 2 / 128, minimax: relative error of exp(r) below 2^-59. */
export const E2 = 0.4999999999994836;
export const E3 = 0.16666666666654753;
export const E4 = 0.04166672348110467;
export const E5 = 0.00833334317893548;

const EXPONENT = new Int32Array(1);

/** Exponent e of the last {@link expPair}. */
export function pairExponent(): number {
  return EXPONENT[0]!;
}

/**
 * exp(x + tail) = (hi + lo) 2^e with relative error below 2^-60: returns hi in [1, 2), leaves lo in `LOW` and e in
 * {@link pairExponent}. Legal: |x| < 760, |tail| < 2^-30.
 * Table of 2^(j/64) and a short polynomial; after Tang, ACM TOMS 15 (1989) 144.
 */
export function expPair(x: number, tail: number): number {
  const steps = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  const k = steps | 0;
  const r = x - steps * STEP_HIGH + (tail - steps * STEP_LOW);
  const row = (k & 63) << 1;
  const hi = EXP_TABLE[row]!;
  const rr = r * r;
  LOW[0] = hi * (EXP_TABLE[row + 1]! + r + rr * (E2 + r * E3 + rr * (E4 + r * E5)));
  EXPONENT[0] = k >> 6;
  return hi;
}

/** exp(x + tail), rounded once: within 0.54 ulp (0.8 where the result is subnormal). Legal: any x, |tail| < 2^-30. */
export function expOfSum(x: number, tail: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const hi = expPair(x, tail);
  return scale(hi + LOW[0]!, EXPONENT[0]!);
}

const LN2_TAIL = 2.3190468138462996e-17;

/** e^x / 2 without overflow before its time, within 0.54 ulp. Legal: x >= 22. */
export function halfExp(x: number): number {
  const y = x - Math.LN2;
  return expOfSum(y, x > 800 ? 0 : x - y - Math.LN2 - LN2_TAIL);
}
