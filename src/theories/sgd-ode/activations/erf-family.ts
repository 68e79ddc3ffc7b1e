import { erf, exp } from '../../../numerics/math/index.js';
import type { Activation } from './activation.js';

const rootHalf = Math.SQRT1_2;
const rootTwoOverPi = 0.7978845608028654;

function scaledErf(name: 'erf' | 'erf-sqrt2', inputScale: number): Activation {
  const derivative = (x: number) => rootTwoOverPi * inputScale * exp((-inputScale * inputScale * x * x) / 2);
  return {
    name,
    inputScale,
    odd: true,
    value: (x) => erf(inputScale * rootHalf * x),
    derivative,
    secondDerivative: (x) => -inputScale * inputScale * x * derivative(x),
  };
}

/** erf(x/√2): the function of the literature on soft committee machines. */
export const erfSqrt2 = scaledErf('erf-sqrt2', 1);

/** erf(x). */
export const plainErf = scaledErf('erf', Math.SQRT2);
