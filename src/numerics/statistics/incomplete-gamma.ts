import { exp } from '../math/index.js';
import { continuedFraction } from './continued-fraction.js';
import { deviance, stirlingError } from './stirling.js';

/** Regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P, for a > 0 and x >= 0; the smaller of the two is accurate to 1e-12. */
export interface IncompleteGamma {
  lower: number;
  upper: number;
}

/** P(a, x) by its series below x = a + 1, Q(a, x) by its continued fraction above. Source: NIST DLMF 8.7.1 and 8.9.2. */
export function incompleteGamma(a: number, x: number): IncompleteGamma {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const power = exp(-stirlingError(a) - deviance(a, x, a - x)) / Math.sqrt(2 * Math.PI * a);
  if (x < a + 1) {
    const lower = power * series(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = (power * a) / fraction(a, x);
  return { lower: 1 - upper, upper };
}

function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  return continuedFraction(
    (k) => -k * (k - a),
    (k) => x + 2 * k + 1 - a,
  );
}
