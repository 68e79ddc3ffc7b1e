import { expPair, pairExponent } from './exp-kernel.js';
import { LOW } from './pair.js';
import { scale } from './powers-of-two.js';

/** Coefficients of (e^x - 1 - x - x^2/2) / x^3 on |x| < 1/8, minimax: relative error of e^x - 1 below 2^-56. */
export const M3 = 0.16666666666666655;
export const M4 = 0.04166666666693004;
export const M5 = 0.008333333333410596;
export const M6 = 0.0013888888009847612;
export const M7 = 0.0001984126842296571;
export const M8 = 2.4810415722888712e-5;
export const M9 = 2.7567471798232935e-6;

/** e^x - 1 for every double, within 1 ulp; -1 below -37.5, Infinity above 709.78, x itself (also -0) when tiny. */
export function expm1(x: number): number {
  if (x > -0.125 && x < 0.125) {
    if (x > -1e-17 && x < 1e-17) return x;
    const xx = x * x;
    const tail = M3 + x * M4 + xx * (M5 + x * M6 + xx * (M7 + x * M8 + xx * M9));
    return x + (0.5 * xx + xx * x * tail);
  }
  if (!(x < 710)) return Number.isNaN(x) ? x : Infinity;
  if (x < -40) return -1;
  const hi = expPair(x, 0);
  const e = pairExponent();
  if (e > 60) return scale(hi + LOW[0]!, e);
  const h = scale(hi, e);
  const d = h - 1;
  const rounding = h > 1 ? h - d - 1 : h - (d + 1);
  return d + (rounding + scale(LOW[0]!, e));
}
