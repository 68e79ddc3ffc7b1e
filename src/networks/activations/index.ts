import type { Activation } from './activation.js';
import { erf } from './erf.js';
import { gelu } from './gelu.js';
import { linear } from './linear.js';
import { relu } from './relu.js';
import { sigmoid } from './sigmoid.js';
import { sin } from './sin.js';
import { square } from './square.js';
import { tanh } from './tanh.js';

export type { Activation } from './activation.js';
export { composeDerivatives, slopes, values } from './apply.js';

/** All activations by name. */
export const activations = { relu, erf, tanh, sigmoid, gelu, sin, linear, square } as const satisfies Record<
  string,
  Activation
>;

export type ActivationName = keyof typeof activations;

export const activationNames = Object.keys(activations) as [ActivationName, ...ActivationName[]];
