import { asinExcess } from './asin-kernel.js';

const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

/** Arc sine in radians, within 0.9 ulp; NaN for |x| > 1, keeps -0. Beyond 1/2: asin x = pi/2 - 2 asin(sqrt((1 - x) / 2)). */
export function asin(x: number): number {
  const a = Math.abs(x);
  if (a <= 0.5) return a < 1e-8 ? x : x + x * asinExcess(x * x);
  const z = (1 - a) * 0.5;
  const s = Math.sqrt(z);
  // s = head + rest with 24 bits in head, so that pi/4 - head is exact
  const head = Math.fround(s);
  const rest = s > 0 ? (z - head * head) / (s + head) : 0;
  const value = 0.5 * HALF_PI - (2 * s * asinExcess(z) - (HALF_PI_LOW - 2 * rest) - (0.5 * HALF_PI - 2 * head));
  return x < 0 ? -value : value;
}
