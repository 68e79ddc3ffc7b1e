import type { ActivationName } from '../activation-names.js';
import type { Activation } from './activation.js';

/** Σ c_n x^n with its derivatives. */
export function polynomial(name: ActivationName, coefficients: readonly number[]): Activation {
  const first = differentiated(coefficients);
  const second = differentiated(first);
  return {
    name,
    degree: coefficients.length - 1,
    odd: coefficients.every((c, n) => n % 2 === 1 || c === 0),
    value: (x) => horner(coefficients, x),
    derivative: (x) => horner(first, x),
    secondDerivative: (x) => horner(second, x),
  };
}

function differentiated(coefficients: readonly number[]): number[] {
  return coefficients.slice(1).map((c, n) => (n + 1) * c);
}

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let n = coefficients.length - 1; n >= 0; n--) sum = sum * x + coefficients[n]!;
  return sum;
}
