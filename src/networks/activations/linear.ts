import type { Activation } from './activation.js';

/** φ(z) = z. */
export const linear: Activation = {
  name: 'linear',
  smooth: true,
  degree: 1,
  at: (x, d) => {
    d.fill(0);
    d[0] = x;
    d[1] = 1;
  },
};
