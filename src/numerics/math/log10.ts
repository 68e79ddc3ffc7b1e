import { logPair } from './log-kernel.js';
import { LOW, productError } from './pair.js';
import { SMALLEST_NORMAL, TWO_54 } from './powers-of-two.js';

/** 1 / log 10 and its low word. */
const SCALE = Math.LOG10E;
const SCALE_LOW = 1.098319650216765e-17;

/** Decimal logarithm, within 0.6 ulp and exact at powers of ten; NaN for x < 0, -Infinity at ±0. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return x > 0 ? x : x === 0 ? -Infinity : NaN;
  const hi = x < SMALLEST_NORMAL ? logPair(x * TWO_54, 0, -54) : logPair(x, 0, 0);
  const lo = LOW[0]!;
  const p = hi * SCALE;
  return p + (productError(hi, SCALE, p) + (lo * SCALE + hi * SCALE_LOW));
}
