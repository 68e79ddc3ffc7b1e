import { productError } from './pair.js';

const TWO_600 = 4.149515568880993e180;
const TWO_M600 = 2.409919865102884e-181;

/** sqrt(x^2 + y^2) without undue overflow or underflow, within 0.6 ulp; Infinity if either is infinite, even beside a NaN. */
export function hypot(x: number, y: number): number {
  const a = Math.max(Math.abs(x), Math.abs(y));
  const b = Math.min(Math.abs(x), Math.abs(y));
  if (a < 1e150 && b > 1e-140) return corrected(a, b);
  if (x - x !== 0 || y - y !== 0) return Math.abs(x) === Infinity || Math.abs(y) === Infinity ? Infinity : NaN;
  if (b <= a * 1e-17) return a + b;
  return a > 1 ? corrected(a * TWO_M600, b * TWO_M600) * TWO_600 : corrected(a * TWO_600, b * TWO_600) * TWO_M600;
}

/** One Newton step on the rounded root, with the residual a^2 + b^2 - h^2 in two words; a >= b > 0. */
function corrected(a: number, b: number): number {
  const aa = a * a;
  const bb = b * b;
  const h = Math.sqrt(aa + bb);
  const hh = h * h;
  const residual = aa - hh + bb + (productError(a, a, aa) + productError(b, b, bb) - productError(h, h, hh));
  return h + residual / (2 * h);
}
