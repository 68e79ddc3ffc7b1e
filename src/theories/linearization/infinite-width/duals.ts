import type { ActivationName } from '../../../networks/index.js';
import { erfDual, geluDual, linearDual, reluDual, sinDual, squareDual } from './closed-forms.js';
import type { Dual } from './dual.js';

/** Activations whose dual functions have a closed form. */
export const closedForms: Partial<Record<ActivationName, Dual>> = {
  relu: reluDual,
  erf: erfDual,
  gelu: geluDual,
  sin: sinDual,
  linear: linearDual,
  square: squareDual,
};
