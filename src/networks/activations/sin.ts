import { cos, sin as sine } from '../../numerics/math/index.js';
import type { Activation } from './activation.js';

/** φ(z) = sin z. */
export const sin: Activation = {
  name: 'sin',
  smooth: true,
  degree: Number.POSITIVE_INFINITY,
  at: (x, d) => {
    const s = sine(x);
    const c = cos(x);
    d[0] = d[4] = s;
    d[1] = d[5] = c;
    d[2] = -s;
    d[3] = -c;
  },
};
