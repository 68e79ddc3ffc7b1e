import type { Activation } from './activation.js';

/** max(0, x). */
export const relu: Activation = {
  name: 'relu',
  value: (x) => Math.max(x, 0),
  derivative: (x) => (x > 0 ? 1 : 0),
  secondDerivative: () => 0,
};
