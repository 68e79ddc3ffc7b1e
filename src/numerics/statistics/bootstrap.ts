import { normalCdf, normalQuantile } from '../math/index.js';
import { fillIndices, type Stream, substream } from '../random/index.js';
import { requireFinite, requireInput } from './input.js';
import { type Interval, requireLevel } from './interval.js';
import { momentsOf, variance } from './moments.js';
import { sortedQuantile } from './quantile.js';

/** A number computed from a sample; must not keep or change the array, which is reused. */
export type Statistic = (sample: Float64Array) => number;

/** How to bootstrap. */
export interface BootstrapOptions {
  stream: Stream;
  /** Number of resamples, default 2000; the interval's ends wobble by about 2/√resamples of its half-width. */
  resamples?: number;
  /** Confidence level, default 0.95. */
  level?: number;
  /** `bca` (default) corrects bias and skewness; `percentile` takes plain quantiles. */
  method?: 'bca' | 'percentile';
}

/**
 * Bootstrap standard error and confidence interval of `statistic` over independent `values`. Resample r draws from
 * `substream(stream, r)`. The bias-corrected accelerated interval costs one more evaluation per value (jackknife).
 * Needs two values. Throws NumericalError STATISTICS_INPUT, STATISTICS_NOT_FINITE.
 * Source: B. Efron, "Better bootstrap confidence intervals", J. Am. Stat. Assoc. 82 (1987).
 */
export function bootstrap(values: ArrayLike<number>, statistic: Statistic, options: BootstrapOptions): Interval {
  const { stream, resamples = 2000, level = 0.95, method = 'bca' } = options;
  requireInput(values.length >= 2, `bootstrap of ${values.length} values`, 'pass at least two independent values');
  requireInput(
    Number.isInteger(resamples) && resamples >= 2,
    `bootstrap with ${resamples} resamples`,
    'use about 2000',
  );
  requireLevel(level);
  const sample = Float64Array.from(values);
  const estimate = statistic(sample.slice());
  const replicates = resampled(sample, statistic, stream, resamples);
  requireFinite('bootstrap replicates of the statistic', replicates);
  const standardError = Math.sqrt(variance(momentsOf(replicates)));
  replicates.sort();
  const [low, high] =
    method === 'bca'
      ? bcaProbabilities(replicates, estimate, jackknife(sample, statistic), level)
      : [(1 - level) / 2, (1 + level) / 2];
  return {
    estimate,
    standardError,
    low: sortedQuantile(replicates, low),
    high: sortedQuantile(replicates, high),
    level,
  };
}

/**
 * Probabilities at which the interval takes the quantiles of the replicates (ascending). Bias from the share of
 * replicates below the estimate (ties half, kept half a replicate away from 0 and 1), skewness from the jackknife values.
 */
export function bcaProbabilities(
  replicates: Float64Array,
  estimate: number,
  leftOut: Float64Array,
  level: number,
): [low: number, high: number] {
  let below = 0;
  for (const value of replicates) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  const count = replicates.length;
  const bias = normalQuantile(Math.min(Math.max(below, 0.5), count - 0.5) / count);
  const acceleration = skewness(leftOut) / 6;
  const at = (p: number) => {
    const z = bias + normalQuantile(p);
    const stretch = 1 - acceleration * z;
    requireInput(stretch > 0, 'BCa interval of a very skewed statistic', 'use the percentile method or more values');
    return normalCdf(bias + z / stretch);
  };
  return [at((1 - level) / 2), at((1 + level) / 2)];
}

function resampled(sample: Float64Array, statistic: Statistic, stream: Stream, resamples: number): Float64Array {
  const indices = new Uint32Array(sample.length);
  const drawn = new Float64Array(sample.length);
  return new Float64Array(resamples).map((_, r) => {
    fillIndices(indices, sample.length, substream(stream, r));
    for (let i = 0; i < drawn.length; i++) drawn[i] = sample[indices[i]!]!;
    return statistic(drawn);
  });
}

/** The statistic with each value left out in turn. */
function jackknife(sample: Float64Array, statistic: Statistic): Float64Array {
  const rest = new Float64Array(sample.length - 1);
  return sample.map((_, left) => {
    rest.set(sample.subarray(0, left));
    rest.set(sample.subarray(left + 1), left);
    return statistic(rest);
  });
}

/** Σ(mean - value)³ / (Σ(mean - value)²)^1.5, 0 for equal values. */
function skewness(values: Float64Array): number {
  const { mean, squares } = momentsOf(values);
  if (squares === 0) return 0;
  const cubes = values.reduce((sum, value) => sum + (mean - value) * (mean - value) * (mean - value), 0);
  return cubes / (squares * Math.sqrt(squares));
}
