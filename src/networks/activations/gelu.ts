import { normalCdf, normalPdf } from '../../numerics/math/index.js';
import type { Activation } from './activation.js';

/** φ(z) = z Φ(z) with the normal distribution function Φ (exact, not the tanh fit). */
export const gelu: Activation = {
  name: 'gelu',
  smooth: true,
  degree: Number.POSITIVE_INFINITY,
  at: (x, d) => {
    const p = normalPdf(x);
    const cdf = normalCdf(x);
    const xx = x * x;
    d[0] = x * cdf;
    d[1] = cdf + x * p;
    d[2] = (2 - xx) * p;
    d[3] = (xx - 4) * x * p;
    d[4] = (-xx * xx + 7 * xx - 4) * p;
    d[5] = (xx * xx - 11 * xx + 18) * x * p;
  },
};
