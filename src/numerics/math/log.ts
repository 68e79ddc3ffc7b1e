import { F64, HIGH, I32 } from './bits.js';
import { L2, L3, L4, L5, L6, L7, L8, LN2_HIGH, LN2_LOW, RANGE_START } from './log-kernel.js';
import { LOG_TABLE } from './log-table.generated.js';
import { POWERS_OF_TWO, SMALLEST_NORMAL, TWO_54, ZERO_EXPONENT } from './powers-of-two.js';

/**
 * Natural logarithm, within 0.52 ulp; NaN for x < 0, -Infinity at ±0.
 * x = 2^k c (1 + r) with c from a table of 64 bins. After Tang, ACM TOMS 16 (1990) 378; see `log-kernel.ts`.
 */
export function log(x: number): number {
  if (x >= SMALLEST_NORMAL && x < Infinity) return logNormal(x, 0);
  if (x > 0) return x === Infinity ? x : logNormal(x * TWO_54, -54);
  return x === 0 ? -Infinity : NaN;
}

function logNormal(x: number, shift: number): number {
  F64[0] = x;
  const bits = I32[HIGH]! - RANGE_START;
  const e = bits >> 20;
  const row = ((bits >> 14) & 63) * 3;
  const z = x * POWERS_OF_TWO[ZERO_EXPONENT - e]!;
  const zHigh = Math.fround(z);
  const inverse = LOG_TABLE[row]!;
  const rHigh = zHigh * inverse - 1;
  const rLow = (z - zHigh) * inverse;
  const r = rHigh + rLow;
  const k = e + shift;
  const base = k * LN2_HIGH + LOG_TABLE[row + 1]!;
  const hi = base + rHigh;
  const hiLow = base === 0 ? 0 : base - hi + rHigh;
  const rr = r * r;
  const curve = rr * (L2 + r * L3 + rr * (L4 + r * L5 + rr * (L6 + r * L7 + rr * L8)));
  return hi + (hiLow + (rLow + (k * LN2_LOW + LOG_TABLE[row + 2]!) + curve));
}
