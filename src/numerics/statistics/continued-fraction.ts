import { NumericalError } from '../errors.js';

const TINY = 1e-300;

/**
 * b_0 + a_1/(b_1 + a_2/(b_2 + ...)) with a_k = `numerator(k)`, b_k = `denominator(k)`, b_0 not 0.
 * Throws NumericalError STATISTICS_NO_CONVERGENCE.
 * Source: W. J. Lentz, Applied Optics 15 (1976), as modified by I. J. Thompson and A. R. Barnett (1986).
 */
export function continuedFraction(numerator: (k: number) => number, denominator: (k: number) => number): number {
  let value = denominator(0);
  let c = value;
  let d = 0;
  for (let k = 1; k < 1e6; k++) {
    const a = numerator(k);
    const b = denominator(k);
    d = 1 / away(b + a * d);
    c = away(b + a / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) return value;
  }
  throw new NumericalError({
    code: 'STATISTICS_NO_CONVERGENCE',
    what: 'continued fraction of a distribution function did not settle in 1e6 terms',
    cause: 'an argument that is not a number, or degrees of freedom above about 1e10',
    remedy: 'check the arguments, or use the normal limit',
  });
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
