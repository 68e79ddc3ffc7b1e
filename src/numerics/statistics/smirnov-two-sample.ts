import { limitTail } from './kolmogorov.js';

/** Largest product of the sample sizes for which paths are counted. */
const EXACT = 1_000_000;

/**
 * P(D >= distance/(m n)): the p-value of a two-sample Kolmogorov-Smirnov statistic, `distance` an integer in [0, m n].
 * Exact up to m n = 10^6, by counting lattice paths; beyond, the limit law at a corrected argument, absolute error below
 * 0.01. Source: J. L. Hodges, "The significance probability of the Smirnov two-sample test", Ark. Mat. 3 (1958).
 */
export function smirnovTwoSampleTail(m: number, n: number, distance: number): number {
  if (distance === 0) return 1;
  return m * n <= EXACT ? touchingPaths(m, n, distance) : limit(Math.max(m, n), Math.min(m, n), distance);
}

/** Share of the monotone paths from (0, 0) to (m, n) that reach |i n - j m| >= distance; sums of positive terms only. */
function touchingPaths(m: number, n: number, distance: number): number {
  const row = new Float64Array(n + 1);
  for (let j = 0; j <= n; j++) row[j] = j * m >= distance ? 1 : 0;
  for (let i = 1; i <= m; i++) {
    if (i * n >= distance) row[0] = 1;
    for (let j = 1; j <= n; j++) {
      const touches = Math.abs(i * n - j * m) >= distance;
      row[j] = touches ? 1 : (i * row[j]! + j * row[j - 1]!) / (i + j);
    }
  }
  return row[n]!;
}

function limit(m: number, n: number, distance: number): number {
  const scale = Math.sqrt((m * n) / (m + n));
  const drift = (m + 2 * n) / (6 * Math.sqrt(m * n * (m + n)));
  const halfStep = (greatestCommonDivisor(m, n) * scale) / (2 * m * n);
  return limitTail((distance * scale) / (m * n) + drift - halfStep);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
