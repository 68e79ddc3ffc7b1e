import { expOfSum } from './exp-kernel.js';
import { logPair } from './log-kernel.js';
import { LOW, productError } from './pair.js';
import { SMALLEST_NORMAL, TWO_54 } from './powers-of-two.js';

const TWO_64 = 18446744073709552e3;

/**
 * x^y within 0.6 ulp (0.8 where the result is subnormal), with the special cases of ECMAScript: x^0 = 1 for every x,
 * (±1)^±Infinity = NaN, NaN for x < 0 and y not an integer. y log x in two words, then its exponential.
 */
export function pow(x: number, y: number): number {
  if (x >= SMALLEST_NORMAL && x < Infinity && y > -TWO_64 && y < TWO_64) return powNormal(x, y, 0);
  return powSpecial(x, y);
}

function powNormal(x: number, y: number, shift: number): number {
  const l = logPair(x, 0, shift);
  const lLow = LOW[0]!;
  const p = y * l;
  if (!(p < 1000 && p > -1000)) return p > 0 ? Infinity : 0;
  return expOfSum(p, productError(y, l, p) + y * lLow);
}

function powSpecial(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const magnitude = Math.abs(x);
  if (Math.abs(y) === Infinity) return magnitude === 1 ? NaN : magnitude > 1 === y > 0 ? Infinity : 0;
  const odd = isOdd(y);
  const negative = x < 0 || (x === 0 && 1 / x < 0);
  if (magnitude === 0 || magnitude === Infinity) {
    const limit = (magnitude === 0) === y > 0 ? 0 : Infinity;
    return negative && odd ? -limit : limit;
  }
  if (negative && Math.floor(y) !== y) return NaN;
  const power = powPositive(magnitude, y);
  return negative && odd ? -power : power;
}

function powPositive(x: number, y: number): number {
  if (Math.abs(y) >= TWO_64) return x === 1 ? 1 : x > 1 === y > 0 ? Infinity : 0;
  return x < SMALLEST_NORMAL ? powNormal(x * TWO_54, y, -54) : powNormal(x, y, 0);
}

function isOdd(y: number): boolean {
  return Math.floor(y) === y && Math.floor(y * 0.5) !== y * 0.5;
}
