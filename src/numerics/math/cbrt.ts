import { F64, HIGH, highWord, I32 } from './bits.js';
import { productError } from './pair.js';

const TWO_120 = 1.329227995784916e36;
const TWO_M120 = 7.52316384526264e-37;
const TWO_40 = 1099511627776;
const TWO_M40 = 9.094947017729282e-13;
/** High word of a third of the way: (1023 - 1023/3 - 0.03306235651) 2^20. Source: FreeBSD msun, s_cbrt. */
const BIAS = 715094163;

/** Real cube root, within 0.6 ulp; keeps -0. Guess from the exponent, two Halley steps, one correction with the exact cube. */
export function cbrt(x: number): number {
  const a = Math.abs(x);
  if (a === 0 || !(a < Infinity)) return x;
  const value = scaledRoot(a);
  return x < 0 ? -value : value;
}

function scaledRoot(a: number): number {
  if (a < 1e-280) return root(a * TWO_120) * TWO_M40;
  return a > 1e280 ? root(a * TWO_M120) * TWO_40 : root(a);
}

function root(a: number): number {
  const high = highWord(a);
  F64[0] = 0;
  I32[HIGH] = ((high / 3) | 0) + BIAS;
  let t = F64[0]!;
  for (let i = 0; i < 2; i++) {
    const c = t * t * t;
    t = t * ((c + 2 * a) / (2 * c + a));
  }
  const tt = t * t;
  const ttLow = productError(t, t, tt);
  const c = tt * t;
  const residual = a - c - (productError(tt, t, c) + ttLow * t);
  return t + residual / (3 * tt);
}
