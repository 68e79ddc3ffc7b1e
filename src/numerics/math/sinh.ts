import { expPair, halfExp, pairExponent } from './exp-kernel.js';
import { LOW } from './pair.js';
import { scale } from './powers-of-two.js';

/** Coefficients of (sinh x - x) / x^3 in powers of x^2 on |x| < 1, minimax: relative error of sinh below 2^-56. */
export const H1 = 0.16666666666666666;
export const H2 = 0.008333333333333333;
export const H3 = 0.0001984126984126959;
export const H4 = 2.755731922412091e-6;
export const H5 = 2.5052108345482964e-8;
export const H6 = 1.605905072640279e-10;
export const H7 = 7.646474989834832e-13;
export const H8 = 2.8484352125282084e-15;

/** Hyperbolic sine, within 1 ulp; ±Infinity beyond |x| = 710.48, keeps -0. */
export function sinh(x: number): number {
  const a = Math.abs(x);
  if (a < 1) {
    const z = x * x;
    const zz = z * z;
    return x + x * z * (H1 + z * H2 + zz * (H3 + z * H4) + zz * zz * (H5 + z * H6 + zz * (H7 + z * H8)));
  }
  const value = a < 22 ? middle(a) : halfExp(a);
  return x < 0 ? -value : value;
}

function middle(a: number): number {
  const hi = expPair(a, 0);
  const lo = LOW[0]!;
  const e = pairExponent() - 1;
  const h = scale(hi, e);
  const l = scale(lo, e);
  return h + (l - 0.25 / (h + l));
}
