/** Coefficients of (sin x - x) / x^3 in powers of x^2 on |x| <= pi/4, minimax: relative error of sin below 2^-56.8. */
export const S1 = -0.16666666666666632;
export const S2 = 0.008333333333322316;
export const S3 = -0.00019841269829725376;
export const S4 = 2.7557313662118216e-6;
export const S5 = -2.505075327461513e-8;
export const S6 = 1.5896505564308303e-10;

/** Coefficients of (cos x - 1 + x^2/2) / x^4 in powers of x^2 on |x| <= pi/4, minimax: error of cos below 2^-59. */
export const C1 = 0.0416666666666666;
export const C2 = -0.001388888888887399;
export const C3 = 2.4801587289394967e-5;
export const C4 = -2.7557314326047543e-7;
export const C5 = 2.0875719561636663e-9;
export const C6 = -1.1359448864517472e-11;

/** sin(x + tail), within 0.6 ulp. Legal: |x| <= pi/4, |tail| <= ulp(x). */
export function sinKernel(x: number, tail: number): number {
  const z = x * x;
  const zz = z * z;
  const p = S2 + z * S3 + zz * (S4 + z * S5 + zz * S6);
  return x + (tail + z * (x * (S1 + z * p) - 0.5 * tail));
}

/** cos(x + tail), within 0.6 ulp. Legal: |x| <= pi/4, |tail| <= ulp(x). */
export function cosKernel(x: number, tail: number): number {
  const z = x * x;
  const zz = z * z;
  const p = C1 + z * C2 + zz * (C3 + z * C4 + zz * (C5 + z * C6));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (zz * p - x * tail));
}
