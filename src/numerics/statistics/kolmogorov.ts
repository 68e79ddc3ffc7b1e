import { exp, log1p } from '../math/index.js';
import { durbinCdf } from './durbin.js';
import { requireInput } from './input.js';
import { deviance, stirlingError } from './stirling.js';

/** Largest sample for which the two-sided law is evaluated exactly, and the one-sided. */
const EXACT = 200;
const EXACT_TAIL = 10_000;

/**
 * P(D >= d): the p-value of a one-sample Kolmogorov-Smirnov statistic `d` in [0, 1] of `n` >= 1 samples. Where n d² >= 4
 * (p below 1e-3) twice the exact one-sided tail up to 10 000 samples; else exact up to 200 samples; else the limit law
 * with Vrbik's correction, absolute error below 1e-4. Throws NumericalError STATISTICS_INPUT.
 */
export function kolmogorovTail(n: number, d: number): number {
  requireInput(Number.isInteger(n) && n >= 1, `Kolmogorov-Smirnov test of ${n} samples`, 'pass at least one sample');
  requireInput(
    d >= 0 && d <= 1,
    `Kolmogorov-Smirnov statistic ${d}`,
    'check that the distribution function stays in [0, 1]',
  );
  if (n * d <= 0.5) return 1;
  if (n * d * d >= 4 && n <= EXACT_TAIL) return Math.min(1, 2 * smirnovTail(n, d));
  if (n <= EXACT) return Math.max(0, 1 - durbinCdf(n, d));
  const root = Math.sqrt(n);
  return limitTail(root * d + 1 / (6 * root) + (root * d - 1) / (4 * n));
}

/** P(√n D >= x) for n to infinity. Source: A. Kolmogorov (1933); the second form by Jacobi's theta transformation. */
export function limitTail(x: number): number {
  if (x <= 0.1) return 1;
  let sum = 0;
  if (x < 1) {
    for (let k = 1; k < 10; k += 2) sum += exp((-k * k * Math.PI * Math.PI) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
  }
  for (let k = 1; k < 6; k++) sum += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * x * x);
  return sum;
}

/** P(D+ >= d), one-sided, exact. Source: Z. W. Birnbaum, F. H. Tingey, Ann. Math. Stat. 22 (1951), terms as binomial probabilities. */
function smirnovTail(n: number, d: number): number {
  if (d >= 1) return 0;
  let sum = exp(n * log1p(-d));
  for (let j = 1; j < n * (1 - d); j++) {
    const rest = n - j;
    const exponent =
      stirlingError(n) -
      stirlingError(j) -
      stirlingError(rest) -
      deviance(j, n * d + j, -n * d) -
      deviance(rest, rest - n * d, n * d);
    sum += (Math.sqrt(n / (2 * Math.PI * j * rest)) * exp(exponent) * n * d) / (n * d + j);
  }
  return sum;
}
