import { L2, L3, L4, L5, L6, L7, L8, logPair } from './log-kernel.js';
import { LOW } from './pair.js';

/** log(1 + x), within 1 ulp; NaN for x < -1, -Infinity at -1, x itself (also -0) when tiny. */
export function log1p(x: number): number {
  if (x > -0.0078125 && x < 0.0078125) {
    if (x > -1e-17 && x < 1e-17) return x;
    const xx = x * x;
    return x + xx * (L2 + x * L3 + xx * (L4 + x * L5 + xx * (L6 + x * L7 + xx * L8)));
  }
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x > 0 ? x : NaN;
  const u = 1 + x;
  const hi = logPair(u, x < 1 ? 1 - u + x : x - u + 1, 0);
  return hi + LOW[0]!;
}

/**
 * log(1 + x + tail) for a sum of two words, within 0.6 ulp. Legal: x >= 0 finite, |tail| <= ulp(x).
 */
export function log1pOfSum(x: number, tail: number): number {
  if (x < 0.0078125) {
    const xx = x * x;
    return x + (tail + xx * (L2 + x * L3 + xx * (L4 + x * L5 + xx * (L6 + x * L7 + xx * L8))));
  }
  const u = 1 + x;
  const hi = logPair(u, (x < 1 ? 1 - u + x : x - u + 1) + tail, 0);
  return hi + LOW[0]!;
}
