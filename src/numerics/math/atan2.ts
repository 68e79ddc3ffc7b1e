import { atan } from './atan.js';

const PI = Math.PI;
const PI_LOW = 1.2246467991473532e-16;

/** Angle of the point (x, y) in (-pi, pi], within 1.5 ulp; signed zeros and infinities as IEEE 754 atan2. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const value = angle(Math.abs(y), x);
  return y < 0 || (y === 0 && 1 / y < 0) ? -value : value;
}

/** For y >= 0. */
function angle(y: number, x: number): number {
  if (y === 0) return x > 0 || (x === 0 && 1 / x > 0) ? 0 : PI;
  if (x === 0) return 0.5 * PI;
  if (y === Infinity && Math.abs(x) === Infinity) return x > 0 ? 0.25 * PI : 2.356194490192345;
  if (x > 0) return atan(y / x);
  return y > -x ? 0.5 * PI + (atan(-x / y) + 0.5 * PI_LOW) : PI - (atan(y / -x) - PI_LOW);
}
