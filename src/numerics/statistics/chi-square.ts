import { incompleteGamma } from './incomplete-gamma.js';
import { requireInput } from './input.js';

/** Chi-square distribution function at `x` for `degrees` > 0 of freedom. Throws NumericalError STATISTICS_INPUT. */
export function chiSquareCdf(x: number, degrees: number): number {
  requireArguments(x, degrees);
  return incompleteGamma(degrees / 2, x / 2).lower;
}

/** Probability above `x`: the p-value of a chi-square test, accurate far into the tail. Throws NumericalError STATISTICS_INPUT. */
export function chiSquareTail(x: number, degrees: number): number {
  requireArguments(x, degrees);
  return incompleteGamma(degrees / 2, x / 2).upper;
}

function requireArguments(x: number, degrees: number): void {
  requireInput(
    degrees > 0 && degrees < Infinity,
    `chi-square with ${degrees} degrees of freedom`,
    'use more samples than fitted parameters',
  );
  requireInput(!Number.isNaN(x), 'chi-square distribution at NaN', 'check the standard errors: one may be 0');
}
