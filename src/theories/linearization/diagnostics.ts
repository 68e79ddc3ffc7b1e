import { norm } from '../../numerics/linalg/index.js';

/**
 * Learning time of a batch: the time after which its loss along the residual has fallen by about e².
 * @equation τ = rᵀr/(rᵀΘr) [linearization 2]
 */
export function learningTime(kernel: Float64Array, residual: Float64Array): number {
  const n = residual.length;
  let square = 0;
  let form = 0;
  for (let a = 0; a < n; a++) {
    square += residual[a]! * residual[a]!;
    for (let b = 0; b < n; b++) form += residual[a]! * kernel[a * n + b]! * residual[b]!;
  }
  return square / form;
}

/**
 * Dimensionless sizes of the nonlinear orders of the first learning time.
 * @equation ρ_k = ‖c_k‖ τ^{k−1}/‖c_1‖, k = 2, 3, 4 [linearization 3.1]
 */
export function nonlinearityRatios(series: Float64Array[], tau: number): Float64Array {
  const first = norm(series[1]!);
  let power = 1;
  return Float64Array.from(series.slice(2), (c) => {
    power *= tau;
    return (norm(c) * power) / first;
  });
}

/**
 * Relative change of the kernel per learning time at the start.
 * @equation ‖O3 r_0‖_F τ/‖Θ‖_F [linearization 6]
 */
export function driftRate(third: Float64Array, residual: Float64Array, kernel: Float64Array, tau: number): number {
  const n = residual.length;
  const change = new Float64Array(n * n);
  for (let i = 0; i < n * n; i++) for (let c = 0; c < n; c++) change[i]! += third[i * n + c]! * residual[c]!;
  return (norm(change) * tau) / norm(kernel);
}

/** Label from a relative kernel drift: conventions, not calibrated; show the number. */
export function regimeLabel(drift: number): 'lazy' | 'crossover' | 'rich' {
  if (drift < 0.1) return 'lazy';
  return drift > 1 ? 'rich' : 'crossover';
}

/** Root mean square of a difference over the rows `from` to `to`. */
export function rmsDifference(a: Float64Array, b: Float64Array, from = 0, to = a.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (a[i]! - b[i]!) * (a[i]! - b[i]!);
  return Math.sqrt(sum / (to - from));
}

/** ‖f − f_lin‖/‖f_lin − f_0‖ over the first `count` inputs; 0 at the start. */
export function relativeDeviation(f: Float64Array, linear: Float64Array, start: Float64Array, count: number): number {
  const e = rmsDifference(f, linear, 0, count);
  return e === 0 ? 0 : e / rmsDifference(linear, start, 0, count);
}
