import { log1pOfSum } from './log1p.js';
import { productError } from './pair.js';

/** Coefficients of (atanh x - x) / x^3 in powers of x^2 on |x| < 1/4, minimax: relative error of atanh below 2^-59. */
export const N1 = 0.3333333333333336;
export const N2 = 0.1999999999998419;
export const N3 = 0.14285714289180654;
export const N4 = 0.11111110738961763;
export const N5 = 0.09090931651896893;
export const N6 = 0.07691484142545661;
export const N7 = 0.06685086710249726;
export const N8 = 0.05636786311443445;
export const N9 = 0.07023243367789293;

/** Inverse hyperbolic tangent, within 1 ulp; ±Infinity at ±1, NaN beyond, keeps -0. log1p(2x / (1 - x)) / 2. */
export function atanh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.25) {
    const z = x * x;
    const zz = z * z;
    const low = N1 + z * N2 + zz * (N3 + z * N4);
    return x + x * z * (low + zz * zz * (N5 + z * N6 + zz * (N7 + z * N8 + zz * N9)));
  }
  if (!(a < 1)) return a === 1 ? x * Infinity : NaN;
  const d = 1 - a;
  const dLow = 1 - d - a;
  const u = (2 * a) / d;
  const p = u * d;
  const value = 0.5 * log1pOfSum(u, (2 * a - p - productError(u, d, p) - u * dLow) / d);
  return x < 0 ? -value : value;
}
