import { expPair, pairExponent } from './exp-kernel.js';
import { log } from './log.js';
import { INVERSE_ROOT_TWO_PI } from './normal-pdf.js';
import { twiceUpperTail } from './normal-tail.js';
import { LOW, productError } from './pair.js';
import { POWERS_OF_TWO, ZERO_EXPONENT } from './powers-of-two.js';

/** sqrt(2 pi), the slope at p = 1/2, and its low word. */
export const ROOT_TWO_PI = 2.5066282746310007;
export const ROOT_TWO_PI_LOW = -1.8328579980459167e-16;

/** Coefficients of (x(q)/q - sqrt(2 pi)) / q^2 in powers of q^2, q = p - 1/2, on |q| <= 1/4, minimax: relative error below 2^-57. */
export const CENTRE: Float64Array = new Float64Array([
  2.624934990953734, 5.772533538615971, 15.667608961167614, 47.03578801457447, 149.82971718109314, 496.2812858359914,
  1689.3605553415337, 5897.216764466079, 19987.304874133566, 91877.12028924833, -20330.252208428643, 4167596.5480107027,
  -18457088.003447156, 91511592.27303548,
]);

/**
 * Guesses for the tail: x/r as a polynomial in 1/r, r = sqrt(-2 log t), for r below 3.2, 9 and 38.8; minimax, relative error below 2^-26.
 */
export const TAIL: Float64Array = new Float64Array([
  1.0045224742485404, -0.14659126769556266, -2.502176265554365, 3.304053896563838, -4.081297389804098,
  3.679597362777248, -2.037259261426376, 0.5115068767036263, 1.0008590455195807, -0.06415415084019536,
  -3.3325020144998927, 8.153875587588606, -21.751702881456335, 43.58518072715864, -53.37857492234984, 29.33610384130822,
  1.0000716377110153, -0.018661353625534394, -4.564163848732919, 28.483698614597085, -240.09869018962544,
  1537.545645376407, -5953.075395461107, 10224.610043590845,
]);

/**
 * Quantile of the standard normal: the x with Phi(x) = p, within 1.1 ulp for every double p in [0, 1] (∓Infinity at 0 and 1); NaN outside.
 * Near 1/2 a polynomial; in the tails a guess and one step of the inverse Taylor series of Phi to third order.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (q >= -0.25 && q <= 0.25) return centre(q);
  return q < 0 ? -upperQuantile(p) : upperQuantile(1 - p);
}

function centre(q: number): number {
  const z = q * q;
  let s = CENTRE[13]!;
  for (let i = 12; i >= 0; i--) s = CENTRE[i]! + z * s;
  const line = q * ROOT_TWO_PI;
  return line + (productError(q, ROOT_TWO_PI, line) + q * (ROOT_TWO_PI_LOW + z * s));
}

/** x > 0 with upper tail t, 0 < t < 1/4. */
function upperQuantile(t: number): number {
  const r = Math.sqrt(-2 * log(t));
  const w = 1 / r;
  const row = r < 3.2 ? 0 : r < 9 ? 8 : 16;
  let s = TAIL[row + 7]!;
  for (let i = 6; i >= 0; i--) s = TAIL[row + i]! + w * s;
  const x = r * s;
  const v = 0.5 * twiceUpperTail(x);
  const e = pairExponent();
  // t and the density in units of 2^e, so that nothing underflows
  const half = e >> 1;
  const target = t * POWERS_OF_TWO[ZERO_EXPONENT - half]! * POWERS_OF_TWO[ZERO_EXPONENT - (e - half)]!;
  const density = (expPair(-0.5 * x * x, 0) + LOW[0]!) * INVERSE_ROOT_TWO_PI;
  const u = (v - target) / (density * POWERS_OF_TWO[ZERO_EXPONENT + pairExponent() - e]!);
  return x + u * (1 + u * (0.5 * x + (u * (2 * x * x + 1)) / 6));
}
