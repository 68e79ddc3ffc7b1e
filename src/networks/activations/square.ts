import type { Activation } from './activation.js';

/** φ(z) = z². */
export const square: Activation = {
  name: 'square',
  smooth: true,
  degree: 2,
  kernels: ['square', 'square-derivative'],
  at: (x, d) => {
    d.fill(0);
    d[0] = x * x;
    d[1] = 2 * x;
    d[2] = 2;
  },
};
