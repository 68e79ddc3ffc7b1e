import { tanh } from '../../../numerics/math/index.js';
import type { Activation } from './activation.js';

/** Hyperbolic tangent. */
export const tanhActivation: Activation = {
  name: 'tanh',
  value: tanh,
  derivative: (x) => {
    const y = tanh(x);
    return 1 - y * y;
  },
  secondDerivative: (x) => {
    const y = tanh(x);
    return -2 * y * (1 - y * y);
  },
  odd: true,
};
