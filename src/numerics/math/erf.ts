import { ERF_TABLE } from './erf-table.generated.js';

/** 2 / sqrt(pi). */
export const TWO_OVER_ROOT_PI = 1.1283791670955126;
/** 2 / sqrt(pi) - 1. */
export const ERF_SLOPE_EXCESS = 0.12837916709551256;

/** Coefficients of (erf(x)/x - 2/sqrt(pi)) / x^2 in powers of x^2 on |x| < 1/2, minimax: relative error of erf below 2^-57. */
export const F1 = -0.37612638903183565;
export const F2 = 0.11283791670930664;
export const F3 = -0.026866170634260396;
export const F4 = 0.005223977391673912;
export const F5 = -0.0008548299184766693;
export const F6 = 0.0001205339746288612;
export const F7 = -1.484728699880411e-5;
export const F8 = 1.4739497627040503e-6;

/** erf(x)/x - 1 for z = x^2 <= 1/4. */
export function erfExcess(z: number): number {
  const zz = z * z;
  const p = F1 + z * F2 + zz * (F3 + z * F4) + zz * zz * (F5 + z * F6 + zz * (F7 + z * F8));
  return ERF_SLOPE_EXCESS + z * p;
}

/**
 * Error function 2/sqrt(pi) int_0^x exp(-t^2) dt, within 1 ulp; ±1 beyond |x| = 6, keeps -0.
 * Odd polynomial below 1/2; beyond, Taylor-like polynomials about the centres of intervals of 1/8.
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a < 0.5) return x + x * erfExcess(x * x);
  if (!(a < 6)) return a >= 6 ? (x > 0 ? 1 : -1) : x;
  const i = (a * 8) | 0;
  const h = a - (i + 0.5) * 0.125;
  const row = (i - 4) * 12;
  const hh = h * h;
  const low = ERF_TABLE[row + 2]! + h * ERF_TABLE[row + 3]! + hh * (ERF_TABLE[row + 4]! + h * ERF_TABLE[row + 5]!);
  const middle = ERF_TABLE[row + 6]! + h * ERF_TABLE[row + 7]!;
  const high = ERF_TABLE[row + 8]! + h * ERF_TABLE[row + 9]! + hh * (ERF_TABLE[row + 10]! + h * ERF_TABLE[row + 11]!);
  const value = ERF_TABLE[row]! + (ERF_TABLE[row + 1]! + h * (low + hh * hh * (middle + hh * high)));
  return x < 0 ? -value : value;
}
