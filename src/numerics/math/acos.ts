import { asinExcess } from './asin-kernel.js';

const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

/** Arc cosine in radians, within 0.9 ulp; NaN for |x| > 1. Beyond 1/2: acos x = 2 asin(sqrt((1 - x) / 2)). */
export function acos(x: number): number {
  const a = Math.abs(x);
  if (a <= 0.5) return HALF_PI - (x - (HALF_PI_LOW - x * asinExcess(x * x)));
  const z = (1 - a) * 0.5;
  const s = Math.sqrt(z);
  const head = Math.fround(s);
  const rest = s > 0 ? (z - head * head) / (s + head) : 0;
  if (x > 0) return 2 * (head + (rest + s * asinExcess(z)));
  return 2 * (HALF_PI - (head + (rest + s * asinExcess(z) - HALF_PI_LOW)));
}
