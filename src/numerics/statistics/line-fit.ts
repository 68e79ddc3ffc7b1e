import { requireInput } from './input.js';

/** Points (u, v) with weights w, and the weighted least-squares line height + slope·(u - centre). */
export interface LineFit {
  u: Float64Array;
  v: Float64Array;
  w: Float64Array;
  centre: number;
  height: number;
  slope: number;
  /** Σ w (u - centre)²: the slope's variance is 1/spread when w = 1/variance. */
  spread: number;
  /** Σ w (v - line)². */
  residual: number;
}

/** Weighted least-squares line; needs two distinct u. Throws NumericalError STATISTICS_INPUT. */
export function fitLine(u: Float64Array, v: Float64Array, w: Float64Array): LineFit {
  const total = weightedSum(w, () => 1);
  const centre = weightedSum(w, (i) => u[i]!) / total;
  const height = weightedSum(w, (i) => v[i]!) / total;
  const spread = weightedSum(w, (i) => (u[i]! - centre) * (u[i]! - centre));
  requireInput(spread > 0, `line through ${u.length} points`, 'pass at least two different abscissae');
  const slope = weightedSum(w, (i) => (u[i]! - centre) * (v[i]! - height)) / spread;
  const residual = weightedSum(w, (i) => square(v[i]! - height - slope * (u[i]! - centre)));
  return { u, v, w, centre, height, slope, spread, residual };
}

/** Coefficient of u² when a parabola is fitted to the same points instead; its `spread` and `residual` as for the line. */
export function quadraticTerm(line: LineFit): { coefficient: number; spread: number; residual: number } {
  const { u, v, w, centre, height, slope } = line;
  const third = weightedSum(w, (i) => square(u[i]! - centre) * (u[i]! - centre));
  const constant = line.spread / weightedSum(w, () => 1);
  // The parabola orthogonal to every line at these points: its coefficient is found without refitting the line.
  const parabola = u.map((ui) => square(ui - centre) - (third / line.spread) * (ui - centre) - constant);
  const rest = v.map((vi, i) => vi - height - slope * (u[i]! - centre));
  const spread = weightedSum(w, (i) => square(parabola[i]!));
  const coefficient = weightedSum(w, (i) => parabola[i]! * rest[i]!) / spread;
  const residual = weightedSum(w, (i) => square(rest[i]! - coefficient * parabola[i]!));
  return { coefficient, spread, residual };
}

function weightedSum(w: Float64Array, term: (index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < w.length; i++) sum += w[i]! * term(i);
  return sum;
}

function square(x: number): number {
  return x * x;
}
