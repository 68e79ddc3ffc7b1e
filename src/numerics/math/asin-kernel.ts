/** Coefficients of (asin x - x) / x^3 in powers of x^2 on |x| <= 1/2, minimax: relative error of asin below 2^-59. */
export const P1 = 0.1666666666666666;
export const P2 = 0.07500000000002559;
export const P3 = 0.04464285713965867;
export const P4 = 0.03038194464630211;
export const P5 = 0.022372151549674847;
export const P6 = 0.01735294635163832;
export const P7 = 0.013961859565932867;
export const P8 = 0.011586105774808208;
export const P9 = 0.009481112659810291;
export const P10 = 0.010023554577739928;
export const P11 = 0.0006358058988680797;
export const P12 = 0.0249284161663159;
export const P13 = -0.02628175476990022;
export const P14 = 0.033720357203491834;

/** (asin(sqrt z) - sqrt z) / sqrt z for 0 <= z <= 1/4. */
export function asinExcess(z: number): number {
  const zz = z * z;
  const z4 = zz * zz;
  const low = P1 + z * P2 + zz * (P3 + z * P4);
  const middle = P5 + z * P6 + zz * (P7 + z * P8);
  const high = P9 + z * P10 + zz * (P11 + z * P12) + z4 * (P13 + z * P14);
  return z * (low + z4 * (middle + z4 * high));
}
