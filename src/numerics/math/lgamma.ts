import { log } from './log.js';
import { log1p } from './log1p.js';
import { sin } from './sin.js';

/** Coefficients of (lgamma(2 + d)/d - (1 - gamma)) / d on |d| <= 1/2, minimax: relative error below 2^-56. */
export const NEAR_TWO: Float64Array = new Float64Array([
  0.3224670334241132, -0.06735230105319812, 0.020580808427783363, -0.007385551028670485, 0.0028905103308674044,
  -0.001192753911927618, 0.000509669519603085, -0.00022315475187237245, 9.94576177212602e-5, -4.4926341823834425e-5,
  2.050601271201762e-5, -9.438499911571552e-6, 4.382888341337362e-6, -2.0448319271773553e-6, 9.242001740816706e-7,
  -4.3040450150132763e-7, 2.748407717586635e-7, -1.3419448172384721e-7,
]);
/** 1 - Euler's constant, the slope of lgamma at 2. */
export const SLOPE_AT_TWO = 0.42278433509846713;

/** B_2k / (2k (2k - 1)), Stirling's series. */
export const STIRLING: Float64Array = new Float64Array([
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
]);
const HALF_LOG_TWO_PI = 0.9189385332046728;
const PI = Math.PI;
const LOG_PI = 1.1447298858494002;

/**
 * log |Gamma(x)|: relative error below 1e-14 for x > 0 (also at the zeros 1 and 2); for x < 0 below 1e-14 of the larger of 1 and the value;
 * Infinity at 0, -1, -2, ... and ±Infinity. Polynomial about 2, recurrence and Stirling's series; reflection for x < 0.
 */
export function lgamma(x: number): number {
  if (!(x - x === 0)) return Number.isNaN(x) ? x : Infinity;
  if (x > 0) return positive(x);
  const distance = Math.abs(x - Math.round(x));
  if (distance === 0) return Infinity;
  if (x > -1e-17) return -log(-x);
  return LOG_PI - log(-x * sin(PI * distance)) - positive(-x);
}

function positive(x: number): number {
  if (x < 0.5) return aboutTwo(x) - log1p(x) - log(x);
  if (x < 1.5) return aboutTwo(x - 1) - log1p(x - 1);
  if (x < 8) return recurred(x);
  return stirling(x);
}

/** lgamma(2 + d) for |d| <= 1/2. */
function aboutTwo(d: number): number {
  let s = NEAR_TWO[17]!;
  for (let i = 16; i >= 0; i--) s = NEAR_TWO[i]! + d * s;
  return d * (SLOPE_AT_TWO + d * s);
}

/** log of (x - 1) (x - 2) ... y, plus lgamma(y), with y in [1.5, 2.5). */
function recurred(x: number): number {
  let y = x;
  let product = 1;
  while (y >= 2.5) {
    y -= 1;
    product *= y;
  }
  return product === 1 ? aboutTwo(y - 2) : log(product) + aboutTwo(y - 2);
}

function stirling(x: number): number {
  const w = 1 / x;
  const ww = w * w;
  let s = STIRLING[7]!;
  for (let i = 6; i >= 0; i--) s = STIRLING[i]! + ww * s;
  return (x - 0.5) * (log(x) - 1) + (HALF_LOG_TWO_PI - 0.5 + w * s);
}
