import { lgamma, log } from '../math/index.js';

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** Bernoulli coefficients B_2k/(2k(2k-1)) of the series in 1/z, 1/z³, ... */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/** log Γ(z+1) minus Stirling's (z+½) log z - z + ½ log 2π, for z > 0; absolute error below 1e-14. Source: NIST DLMF 5.11.1. */
export function stirlingError(z: number): number {
  if (z < 10) return lgamma(z + 1) - (z + 0.5) * log(z) + z - HALF_LOG_TWO_PI;
  const inverse = 1 / z;
  const squared = inverse * inverse;
  return inverse * SERIES.reduceRight((sum, coefficient) => coefficient + squared * sum, 0);
}

/**
 * a log(a/m) + m - a for a, m > 0: how far a count a is from its mean m, without the cancellation near a = m.
 * `gap` = a - m, passed because callers know it more precisely. Source: C. Loader, "Fast and accurate computation of
 * binomial probabilities" (2000).
 */
export function deviance(a: number, m: number, gap: number): number {
  const v = gap / (a + m);
  if (Math.abs(v) > 0.1) return a * log(a / m) - gap;
  const squared = v * v;
  let sum = gap * v;
  let term = 2 * a * v;
  for (let k = 3; ; k += 2) {
    term *= squared;
    const next = sum + term / k;
    if (next === sum) return sum;
    sum = next;
  }
}
