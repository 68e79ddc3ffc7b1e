import { tanh as hyperbolicTangent } from '../../numerics/math/index.js';
import type { Activation } from './activation.js';

/** φ(z) = tanh z. */
export const tanh: Activation = {
  name: 'tanh',
  smooth: true,
  degree: Number.POSITIVE_INFINITY,
  kernels: ['tanh', 'tanh-derivative'],
  at: (x, d) => tanhDerivatives(x, d),
};

/** Writes tanh and its derivatives to order 5: polynomials in y = tanh x times s = 1 − y². */
export function tanhDerivatives(x: number, d: Float64Array): void {
  const y = hyperbolicTangent(x);
  const yy = y * y;
  const s = 1 - yy;
  d[0] = y;
  d[1] = s;
  d[2] = -2 * y * s;
  d[3] = s * (6 * yy - 2);
  d[4] = s * y * (16 - 24 * yy);
  d[5] = s * (120 * yy * yy - 120 * yy + 16);
}
