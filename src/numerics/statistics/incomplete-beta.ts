import { exp } from '../math/index.js';
import { continuedFraction } from './continued-fraction.js';
import { deviance, stirlingError } from './stirling.js';

/**
 * Regularised incomplete beta function I_x(a, b), for a, b > 0 and x in [0, 1] with `y` = 1 - x (pass it when it is
 * known without rounding). Relative error about 1e-13. Source: A. R. DiDonato, A. H. Morris, "Significant digit
 * computation of the incomplete beta function ratios", ACM TOMS 18 (1992), continued fraction 9.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  // How far x lies below the mean, in a form that does not cancel: a - (a + b) x.
  const gap = a * y - b * x;
  return gap >= 0 ? lower(a, b, x, y, gap) : 1 - lower(b, a, y, x, -gap);
}

function lower(a: number, b: number, x: number, y: number, gap: number): number {
  const fraction = continuedFraction(
    (m) => (((a + m - 1) * (a + b + m - 1)) / square(a + 2 * m - 1)) * m * (b - m) * x * x,
    (m) =>
      m + (m === 0 ? 0 : (m * (b - m) * x) / (a + 2 * m - 1)) + ((a + m) * (gap + 1 + m * (1 + y))) / (a + 2 * m + 1),
  );
  return power(a, b, x, y, gap) / fraction;
}

/** x^a y^b / B(a, b), as a binomial probability after C. Loader (2000). */
function power(a: number, b: number, x: number, y: number, gap: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x, gap) - deviance(b, n * y, -gap);
  return Math.sqrt((a * b) / (2 * Math.PI * n)) * exp(exponent);
}

function square(value: number): number {
  return value * value;
}
