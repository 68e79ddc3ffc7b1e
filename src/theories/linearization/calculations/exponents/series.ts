import { type Dataset, estimated, exact, type Series } from '../../../../contract/index.js';
import { pow } from '../../../../numerics/math/index.js';
import { estimateExponent, logRms, logRmsOfOneShape, type WidthSample } from '../../asymptotics/estimator.js';
import { correlationExponent, richnessOf } from '../../asymptotics/exponent-rule.js';
import type { Given } from './parameters.js';
import { orders } from './quantities.js';

/** Sizes of the correlations at one width. */
export function oneWidth(byOrder: WidthSample[][], given: Given): Dataset {
  const series: Record<string, Series> = theory(given);
  byOrder.forEach(([sample], d) => {
    const { rms, error } = rmsOf(sample!);
    series[`correlation${d + 1}Rms`] = estimated([], Float64Array.of(rms), Float64Array.of(error), 'standardError');
  });
  return { sizes: { order: orders.length }, series };
}

/** Sizes of the correlations over widths, fitted exponents, and the rule beside them. */
export function manyWidths(byOrder: WidthSample[][], given: Given, widths: number[]): Dataset {
  const series: Record<string, Series> = { width: exact(['width'], Float64Array.from(widths)), ...theory(given) };
  byOrder.forEach((samples, d) => {
    const points = samples.map(rmsOf);
    series[`correlation${d + 1}Rms`] = estimated(
      ['width'],
      Float64Array.from(points, ({ rms }) => rms),
      Float64Array.from(points, ({ error }) => error),
      'standardError',
    );
    const rule = series.correlationExponentTheory!.values[d] as number;
    const law = ruleThrough(points.at(-1)!.rms, rule, widths);
    if (law) series[`correlation${d + 1}RmsRule`] = exact(['width'], law);
    // Zero by structure has no exponent; a power law through zeros would be noise.
    if (points.some(({ rms }) => rms === 0) || widths.length < 3) return;
    Object.assign(series, fitted(samples, d + 1));
  });
  return { sizes: { width: widths.length, order: orders.length }, series };
}

/** Beyond so many standard errors of the quadratic term the points are no power law. */
const bends = 3;

/** Exponents of root mean square and median. Where the fit over four or more widths bends, the smallest is left out: corrections of the next order die out first. */
function fitted(samples: WidthSample[], D: number): Record<string, Series> {
  const all = estimateExponent(samples, logRmsOfOneShape(samples));
  const { curvature } = all.fit;
  const bent = curvature && Math.abs(curvature.z) > bends && samples.length > 3;
  const wide = samples.slice(1);
  const { fit, quantileExponents } = bent ? estimateExponent(wide, logRmsOfOneShape(wide)) : all;
  const median = quantileExponents[1]!;
  const number = (value: number, error: number) =>
    estimated([], Float64Array.of(value), Float64Array.of(error), 'standardError');
  return {
    [`correlation${D}Exponent`]: number(fit.exponent.estimate, fit.exponent.standardError),
    [`correlation${D}MedianExponent`]: number(median.exponent, median.standardError),
    ...(curvature ? { [`correlation${D}CurvatureZ`]: exact([], Float64Array.of(curvature.z)) } : {}),
  };
}

/** A power law through the last point, where there is one to draw. */
function ruleThrough(last: number, exponent: number, widths: number[]): Float64Array | undefined {
  if (last === 0 || !Number.isFinite(exponent)) return undefined;
  return Float64Array.from(widths, (width) => last * pow(width / widths.at(-1)!, exponent));
}

function rmsOf(sample: WidthSample): { rms: number; error: number } {
  const rms = Math.sqrt(sample.values.reduce((sum, v) => sum + v * v, 0) / sample.values.length);
  return { rms, error: rms === 0 ? 0 : rms * Math.sqrt(logRms(sample).variance) };
}

function theory(given: Given): Record<string, Series> {
  const family = { ...given, richness: richnessOf(given.parametrisation, given.richness) };
  return {
    order: exact(['order'], Float64Array.from(orders)),
    correlationExponentTheory: exact(
      ['order'],
      Float64Array.from(orders, (D) => correlationExponent(family, D)),
    ),
  };
}
