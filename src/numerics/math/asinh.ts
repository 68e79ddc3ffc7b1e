import { logPair } from './log-kernel.js';
import { log1pOfSum } from './log1p.js';
import { LOW, productError } from './pair.js';

/** Coefficients of (asinh x - x) / x^3 in powers of x^2 on |x| < 1/4, minimax: relative error of asinh below 2^-59. */
export const B1 = -0.16666666666666516;
export const B2 = 0.07499999999921925;
export const B3 = -0.04464285700374568;
export const B4 = 0.03038193244137135;
export const B5 = -0.022371584734961855;
export const B6 = 0.017336676592966713;
export const B7 = -0.013701016177047793;
export const B8 = 0.009170928329813513;

/** Inverse hyperbolic sine, within 1 ulp; ±Infinity at ±Infinity, keeps -0. log(x + sqrt(1 + x^2)) by way of log1p. */
export function asinh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.25) {
    if (a < 1e-8) return x;
    const z = x * x;
    const zz = z * z;
    return x + x * z * (B1 + z * B2 + zz * (B3 + z * B4) + zz * zz * (B5 + z * B6 + zz * (B7 + z * B8)));
  }
  if (!(a < Infinity)) return x;
  const value = a < 1e9 ? middle(a) : logPair(a, 0, 1) + LOW[0]!;
  return x < 0 ? -value : value;
}

/** log1p(a + a^2 / (1 + sqrt(1 + a^2))), the argument in two words. */
function middle(a: number): number {
  const aa = a * a;
  const root = Math.sqrt(1 + aa);
  const b = aa / (1 + root);
  const u = a + b;
  const t = u - a;
  return log1pOfSum(u, a - (u - t) + (b - t) + quotientTail(a, aa, root, b));
}

/** What the rounded quotient b = aa / (1 + root) lacks of a^2 / (1 + sqrt(1 + a^2)). */
function quotientTail(a: number, aa: number, root: number, b: number): number {
  const aaLow = productError(a, a, aa);
  const s = 1 + aa;
  const sLow = (aa < 1 ? 1 - s + aa : aa - s + 1) + aaLow;
  const rr = root * root;
  const rootLow = (s - rr - productError(root, root, rr) + sLow) / (2 * root);
  const d = 1 + root;
  const dLow = root - d + 1 + rootLow;
  const p = b * d;
  return (aa - p - productError(b, d, p) + aaLow - b * dLow) / d;
}
