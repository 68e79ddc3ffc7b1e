/** Coefficients of (atan x - x) / x^3 in powers of x^2 on |x| < 7/16, minimax: relative error below 2^-57. */
export const A1 = -0.33333333333332926;
export const A2 = 0.19999999999875043;
export const A3 = -0.14285714272374128;
export const A4 = 0.11111110399624467;
export const A5 = -0.0909088698107328;
export const A6 = 0.07691873739860543;
export const A7 = -0.0666104763070993;
export const A8 = 0.058334011929000486;
export const A9 = -0.049761852780701055;
export const A10 = 0.03651556402793935;
export const A11 = -0.01626988214252255;

/** (atan t - t) for |t| < 7/16. */
function excess(t: number): number {
  const z = t * t;
  const zz = z * z;
  const low = A1 + z * A2 + zz * (A3 + z * A4);
  const high = A5 + z * A6 + zz * (A7 + z * A8) + zz * zz * (A9 + z * A10 + zz * A11);
  return t * z * (low + zz * zz * high);
}

/**
 * Arc tangent in radians, within 0.9 ulp; ±pi/2 at ±Infinity, keeps -0.
 * atan x = atan c + atan((x - c) / (1 + c x)) with c = 0, 1/2, 1, 3/2 or Infinity, then an odd polynomial.
 */
export function atan(x: number): number {
  const a = Math.abs(x);
  if (a < 0.4375) return a < 1e-8 ? x : x + excess(x);
  const value = atanLarge(a);
  return x < 0 ? -value : value;
}

function atanLarge(a: number): number {
  if (a >= 2.4375) {
    const t = -1 / a;
    return 1.5707963267948966 + (t + (6.123233995736766e-17 + excess(t)));
  }
  if (a < 0.6875) return shifted(0.4636476090008061, 2.2698777452961687e-17, (2 * a - 1) / (2 + a));
  if (a < 1.1875) return shifted(0.7853981633974483, 3.061616997868383e-17, (a - 1) / (a + 1));
  return !Number.isNaN(a) ? shifted(0.982793723247329, 1.3903311031230998e-17, (a - 1.5) / (1 + 1.5 * a)) : a;
}

function shifted(hi: number, lo: number, t: number): number {
  return hi + (t + (lo + excess(t)));
}
