/** Coefficients of (asin x - x) / x^3 in powers of x^2 on |x| <= 1/2, minimax: relative error of asin below 2^-59. */
export const ASIN_COEFFICIENTS: readonly number[] = [
  0.1666666666666666, 0.07500000000002559, 0.04464285713965867, 0.03038194464630211, 0.022372151549674847,
  0.01735294635163832, 0.013961859565932867, 0.011586105774808208, 0.009481112659810291, 0.010023554577739928,
  0.0006358058988680797, 0.0249284161663159, -0.02628175476990022, 0.033720357203491834,
];
const [P1, P2, P3, P4, P5, P6, P7, P8, P9, P10, P11, P12, P13, P14] = ASIN_COEFFICIENTS as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** (asin(sqrt z) - sqrt z) / sqrt z for 0 <= z <= 1/4. */
export function asinExcess(z: number): number {
  const zz = z * z;
  const z4 = zz * zz;
  const low = P1 + z * P2 + zz * (P3 + z * P4);
  const middle = P5 + z * P6 + zz * (P7 + z * P8);
  const high = P9 + z * P10 + zz * (P11 + z * P12) + z4 * (P13 + z * P14);
  return z * (low + z4 * (middle + z4 * high));
}
