import { E2, E3, E4, E5, expOfSum, STEP_HIGH, STEP_LOW, STEPS_PER_UNIT } from './exp-kernel.js';
import { EXP_TABLE } from './exp-table.generated.js';
import { POWERS_OF_TWO, ROUNDER, ZERO_EXPONENT } from './powers-of-two.js';

/**
 * e^x for every double, within 0.54 ulp (0.8 where the result is subnormal); Infinity above 709.78, gradual underflow
 * below -708.4.
 * x = (64 e + j) log 2 / 64 + r, e^x = 2^e 2^(j/64) e^r with 2^(j/64) from a table. After Tang, ACM TOMS 15 (1989) 144.
 */
export function exp(x: number): number {
  if (!(x < 708 && x > -708)) return Number.isNaN(x) ? x : expOfSum(x, 0);
  const steps = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  const k = steps | 0;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW;
  const row = (k & 63) << 1;
  const t = EXP_TABLE[row]! * POWERS_OF_TWO[(k >> 6) + ZERO_EXPONENT]!;
  const rr = r * r;
  return t + t * (EXP_TABLE[row + 1]! + r + rr * (E2 + r * E3 + rr * (E4 + r * E5)));
}
