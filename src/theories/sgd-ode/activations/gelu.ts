import { normalCdf, normalPdf } from '../../../numerics/math/index.js';
import type { Activation } from './activation.js';

/** x Φ(x) with the normal distribution function Φ. */
export const gelu: Activation = {
  name: 'gelu',
  value: (x) => x * normalCdf(x),
  derivative: (x) => normalCdf(x) + x * normalPdf(x),
  secondDerivative: (x) => (2 - x * x) * normalPdf(x),
};
