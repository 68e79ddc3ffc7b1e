import { exp, log } from '../../../numerics/math/index.js';
import { type PowerLawFit, powerLawFit, quantile } from '../../../numerics/statistics/index.js';

/** Absolute values of a random quantity at one width. */
export interface WidthSample {
  width: number;
  values: Float64Array;
}

/** log of the root mean square with its variance. */
export interface LogRms {
  width: number;
  logRms: number;
  variance: number;
}

/**
 * Root mean square of a sample on a log scale, with its sampling variance.
 * @equation y = log RMS, var = (m4/m2² − 1)/(4S) [linearization 3.9]
 */
export function logRms({ width, values }: WidthSample): LogRms {
  let m2 = 0;
  let m4 = 0;
  for (const v of values) {
    m2 += v * v;
    m4 += v * v * v * v;
  }
  m2 /= values.length;
  m4 /= values.length;
  return { width, logRms: log(m2) / 2, variance: (m4 / (m2 * m2) - 1) / (4 * values.length) };
}

/**
 * The same with one shape for all widths: their kurtosis is averaged. Correlations of high order have heavy tails; a sample that
 * misses them has a small mean square and a small variance of its own, and would count for more than it knows.
 * @equation var_i = (⟨m4/m2²⟩ − 1)/(4S) [LIN 3.9]
 */
export function logRmsOfOneShape(samples: WidthSample[]): LogRms[] {
  const points = samples.map(logRms);
  const total = points.reduce((sum, { variance }, i) => sum + variance * samples[i]!.values.length, 0);
  return points.map((point, i) => ({ ...point, variance: total / points.length / samples[i]!.values.length }));
}

/** How a random quantity scales with width, and whether it is bounded from both sides. */
export interface Asymptotics {
  points: LogRms[];
  fit: PowerLawFit;
  /** Exponents of the quantiles 0.1, 0.5, 0.9. */
  quantileExponents: { level: number; exponent: number; standardError: number }[];
  /** The bound is definite (two-sided) when the quantiles share the exponent. */
  definite: boolean;
}

/**
 * Exponent of a stochastic bound M_n = O(n^p) from samples at several widths, by weighted least squares of log RMS on log n.
 * `points` are the logarithms with their variances, each from its own sample unless given.
 * A definite bound has the same exponent in its low, middle and high quantiles. Needs three widths and eight samples each.
 */
export function estimateExponent(samples: WidthSample[], points = samples.map(logRms)): Asymptotics {
  const widths = samples.map(({ width }) => width);
  const errors = points.map(({ variance }) => Math.sqrt(Math.max(variance, 1e-30)));
  const fit = powerLawFit(
    widths,
    samples.map(({ values }) => Math.sqrt(values.reduce((s, v) => s + v * v, 0) / values.length)),
    { logErrors: errors },
  );
  const quantileExponents = [0.1, 0.5, 0.9].map((level) => quantileExponent(samples, level));
  const [low, , high] = quantileExponents as [Exponent, Exponent, Exponent];
  const apart = Math.abs(high.exponent - low.exponent);
  const spread = Math.sqrt(low.standardError * low.standardError + high.standardError * high.standardError);
  return { points, fit, quantileExponents, definite: apart <= 3 * spread };
}

interface Exponent {
  level: number;
  exponent: number;
  standardError: number;
}

/** Exponent of a quantile; its spread at a width from the order statistics one standard deviation of rank away. */
function quantileExponent(samples: WidthSample[], level: number): Exponent {
  const points = samples.map(({ width, values }) => {
    const step = Math.sqrt((level * (1 - level)) / values.length);
    const at = (p: number) => log(Math.max(quantile(values, Math.min(1, Math.max(0, p))), 1e-300));
    return { width, value: at(level), error: Math.max((at(level + step) - at(level - step)) / 2, 1e-12) };
  });
  const { exponent } = powerLawFit(
    points.map(({ width }) => width),
    points.map(({ value }) => exp(value)),
    { logErrors: points.map(({ error }) => error) },
  );
  return { level, exponent: exponent.estimate, standardError: exponent.standardError };
}
