import { requireFinite, requireInput } from './input.js';
import { kolmogorovTail } from './kolmogorov.js';
import { smirnovTwoSampleTail } from './smirnov-two-sample.js';

/** Result of a Kolmogorov-Smirnov test: largest distance of the distribution functions, and how often chance alone gives as much. */
export interface KolmogorovSmirnov {
  statistic: number;
  pValue: number;
}

/**
 * Tests whether `values` come from the continuous law with distribution function `cdf`, none of whose parameters was
 * fitted to them; p-value see `kolmogorovTail`. Throws NumericalError STATISTICS_INPUT, STATISTICS_NOT_FINITE.
 */
export function ksTest(values: ArrayLike<number>, cdf: (x: number) => number): KolmogorovSmirnov {
  const sorted = ascending(values);
  const n = sorted.length;
  let statistic = 0;
  for (let i = 0; i < n; i++) {
    const f = cdf(sorted[i]!);
    requireInput(f >= 0 && f <= 1, `distribution function at ${sorted[i]} is ${f}`, 'return a probability in [0, 1]');
    statistic = Math.max(statistic, (i + 1) / n - f, f - i / n);
  }
  return { statistic, pValue: kolmogorovTail(n, statistic) };
}

/**
 * Tests whether two samples come from one continuous law; p-value see `smirnovTwoSampleTail` (ties make it too large).
 * Throws NumericalError STATISTICS_INPUT, STATISTICS_NOT_FINITE.
 */
export function ksTwoSampleTest(first: ArrayLike<number>, second: ArrayLike<number>): KolmogorovSmirnov {
  const a = ascending(first);
  const b = ascending(second);
  // Distances are compared as integers, in units of 1/(m n).
  let largest = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i] === x) i++;
    while (j < b.length && b[j] === x) j++;
    largest = Math.max(largest, Math.abs(i * b.length - j * a.length));
  }
  return { statistic: largest / (a.length * b.length), pValue: smirnovTwoSampleTail(a.length, b.length, largest) };
}

function ascending(values: ArrayLike<number>): Float64Array {
  requireInput(values.length > 0, 'Kolmogorov-Smirnov test of no samples', 'pass at least one sample');
  requireFinite('Kolmogorov-Smirnov test', values);
  return Float64Array.from(values).sort();
}
