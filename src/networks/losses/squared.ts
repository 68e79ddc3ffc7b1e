import type { Loss } from './loss.js';

/** ½ Σ (f − y)² over all inputs and outputs, without 1/N. */
export const squared: Loss = {
  name: 'squared',
  value: (f, y) => {
    let sum = 0;
    for (let i = 0; i < f.length; i++) sum += (f[i]! - y[i]!) * (f[i]! - y[i]!);
    return sum / 2;
  },
  slope: (f, y) => f.map((v, i) => v - y[i]!),
};
