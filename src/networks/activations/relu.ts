import type { Activation } from './activation.js';

/** φ(z) = max(z, 0), φ'(0) = 0. */
export const relu: Activation = {
  name: 'relu',
  smooth: false,
  degree: 1,
  kernels: ['relu', 'relu-derivative'],
  at: (x, d) => {
    d.fill(0);
    d[0] = Math.max(x, 0);
    d[1] = x > 0 ? 1 : 0;
  },
};
