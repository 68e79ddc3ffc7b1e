import { erf, erfExcess } from './erf.js';
import { erfcScaled } from './erfc-kernel.js';
import { pairExponent } from './exp-kernel.js';
import { productError } from './pair.js';
import { scale } from './powers-of-two.js';

/** Complementary error function 1 - erf(x), within 1 ulp also in the tail, where it underflows gradually (0 beyond 27.23). */
export function erfc(x: number): number {
  if (x < 0.5) {
    if (x > 0.25) return 0.5 - (x - 0.5 + x * erfExcess(x * x));
    return 1 - erf(x);
  }
  if (!(x < 27.5)) return Number.isNaN(x) ? x : 0;
  const square = x * x;
  const v = erfcScaled(x, 0, square, productError(x, x, square));
  return scale(v, pairExponent());
}
