import { erf as errorFunction, exp } from '../../numerics/math/index.js';
import type { Activation } from './activation.js';

const twoOverRootPi = 1.1283791670955126;

/** φ(z) = erf(z) = 2/√π ∫₀ᶻ e^{−t²} dt. */
export const erf: Activation = {
  name: 'erf',
  smooth: true,
  degree: Number.POSITIVE_INFINITY,
  kernels: ['erf', 'erf-derivative'],
  at: (x, d) => {
    const xx = x * x;
    const g = twoOverRootPi * exp(-xx);
    d[0] = errorFunction(x);
    d[1] = g;
    d[2] = -2 * x * g;
    d[3] = (4 * xx - 2) * g;
    d[4] = -(8 * xx - 12) * x * g;
    d[5] = (16 * xx * xx - 48 * xx + 12) * g;
  },
};
