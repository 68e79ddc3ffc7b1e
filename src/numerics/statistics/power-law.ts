import { log, normalQuantile } from '../math/index.js';
import { requireInput } from './input.js';
import { type Interval, symmetricInterval } from './interval.js';
import { fitLine, type LineFit, quadraticTerm } from './line-fit.js';
import { studentCdf } from './student-t.js';

/** Power-law fit: log y = intercept + exponent · log x. */
export interface PowerLawFit {
  exponent: Interval;
  intercept: number;
  /** Weighted squared residuals per degree of freedom; only with given errors and at least three points. */
  chiSquarePerDegree?: number;
  /** Coefficient of (log x)² and its distance from 0 in standard errors; only with at least three points, four without given errors. */
  curvature?: { coefficient: number; z: number };
  /** Slope between the two largest x: where the exponent is heading. */
  lastSlope: number;
  /** False: not a pure power in this range. */
  pure: boolean;
}

/** Beyond these the points are no pure power: |z| of the quadratic term, and chi-square per degree of freedom. */
const CURVED = 3;
const POOR = 4;
/** Scatter below this share of the largest |log y| is rounding, and not judged. */
const ROUNDING = 1e-15;

/**
 * Fits a power law through positive points by weighted least squares of log y on log x. `logErrors`: standard errors of
 * log y, the relative errors of y; the exponent's interval is then normal. Without them all points weigh the same, their
 * scatter gives the error, and the interval is Student's with n - 2 degrees of freedom. `pure` turns false when the
 * quadratic term is more than 3 standard errors from 0 (without errors: a Student t as improbable), or chi-square per
 * degree exceeds 4. Needs two different x; without errors three points. Throws NumericalError STATISTICS_INPUT.
 */
export function powerLawFit(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { logErrors, level = 0.95 }: { logErrors?: ArrayLike<number>; level?: number } = {},
): PowerLawFit {
  const line = fitLine(logarithms('x', x), logarithms('y', y), weights(x.length, y.length, logErrors));
  const degrees = x.length - 2;
  const known = logErrors !== undefined;
  requireInput(
    known || degrees > 0,
    `power law through ${x.length} points without errors`,
    'pass three points, or errors',
  );
  const variance = known ? 1 : scatter(line, line.residual, degrees);
  const curvature = curvatureOf(line, known);
  const poor = known && degrees > 0 && line.residual / degrees > POOR;
  return {
    exponent: symmetricInterval(line.slope, Math.sqrt(variance / line.spread), known ? Infinity : degrees, level),
    intercept: line.height - line.slope * line.centre,
    ...(known && degrees > 0 && { chiSquarePerDegree: line.residual / degrees }),
    ...(curvature && { curvature }),
    lastSlope: lastSlope(line),
    pure: !poor && !(curvature && Math.abs(curvature.z) > CURVED),
  };
}

function curvatureOf(line: LineFit, known: boolean): PowerLawFit['curvature'] {
  const degrees = new Set(line.u).size - 3;
  if (degrees < (known ? 0 : 1)) return undefined;
  const { coefficient, spread, residual } = quadraticTerm(line);
  if (known) return { coefficient, z: coefficient * Math.sqrt(spread) };
  const spare = line.u.length - 3;
  const t = coefficient / Math.sqrt(scatter(line, residual, spare) / spread);
  const z = normalQuantile(Math.max(studentCdf(-Math.abs(t), spare), 1e-300));
  return { coefficient, z: t < 0 ? z : -z };
}

function scatter(line: LineFit, residual: number, degrees: number): number {
  const rounding = ROUNDING * line.v.reduce((largest, v) => Math.max(largest, Math.abs(v)), 1);
  return Math.max(residual / degrees, rounding * rounding);
}

function lastSlope({ u, v }: LineFit): number {
  const order = Array.from(u.keys()).sort((a, b) => u[b]! - u[a]!);
  const last = order[0]!;
  const before = order.find((i) => u[i]! < u[last]!)!;
  return (v[last]! - v[before]!) / (u[last]! - u[before]!);
}

function logarithms(name: string, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value, i) => {
    const legal = value > 0 && value < Infinity;
    requireInput(
      legal,
      `power law: ${name}[${i}] is ${value}`,
      'leave out points that vanish: their logarithm is infinite',
    );
    return log(value);
  });
}

function weights(points: number, values: number, logErrors: ArrayLike<number> | undefined): Float64Array {
  const agree = values === points && (logErrors?.length ?? points) === points;
  requireInput(agree, `power law through ${points} x and ${values} y`, 'pass as many x, y and errors');
  if (!logErrors) return new Float64Array(points).fill(1);
  return Float64Array.from(logErrors, (error, i) => {
    requireInput(error > 0 && error < Infinity, `power law: error ${i} is ${error}`, 'pass positive errors, or none');
    return 1 / (error * error);
  });
}
