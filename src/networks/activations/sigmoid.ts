import type { Activation } from './activation.js';
import { tanhDerivatives } from './tanh.js';

/** φ(z) = 1/(1 + e^{−z}) = (1 + tanh(z/2))/2. */
export const sigmoid: Activation = {
  name: 'sigmoid',
  smooth: true,
  degree: Number.POSITIVE_INFINITY,
  kernels: ['sigmoid', 'sigmoid-derivative'],
  at: (x, d) => {
    tanhDerivatives(x / 2, d);
    for (let k = 0, factor = 0.5; k <= 5; k++, factor /= 2) d[k]! *= factor;
    d[0]! += 0.5;
  },
};
