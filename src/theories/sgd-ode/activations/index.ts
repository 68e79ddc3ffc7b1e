import type { ActivationName } from '../activation-names.js';
import type { Activation } from './activation.js';
import { erfSqrt2, plainErf } from './erf-family.js';
import { gelu } from './gelu.js';
import { hermiteSeries } from './hermite.js';
import { polynomial } from './polynomial.js';
import { relu } from './relu.js';
import { tanhActivation } from './tanh.js';

const fixed: Record<Exclude<ActivationName, 'hermite'>, Activation> = {
  'erf-sqrt2': erfSqrt2,
  erf: plainErf,
  square: polynomial('square', [0, 0, 1]),
  relu,
  tanh: tanhActivation,
  gelu,
  linear: polynomial('linear', [0, 1]),
  he3: polynomial('he3', [0, -3, 0, 1]),
};

/** The activation of that name; `coefficients` are those of `hermite`. */
export function activationOf(name: ActivationName, coefficients: readonly number[] = []): Activation {
  return name === 'hermite' ? hermiteSeries(coefficients) : fixed[name];
}

export type { Activation } from './activation.js';
