import { pow } from '../math/index.js';
import type { Method, Ode } from './method.js';

/** Relative tolerance at which a method without local extrapolation uses the tolerance as it stands. */
const LOOSE = 1e-3;
/** Local errors below this, relative to the state, are rounding. */
const ROUNDING = 1e-14;

/**
 * Size of the estimated local error in units of the tolerance; a step is accepted up to 1.
 *
 * Components: root mean square of error/(atol + rtol·max(|y|, |new y|)). Controlled functionals: each |difference
 * between both embedded solutions| over its own tolerance; the largest counts, undiluted by the number of components.
 * Methods whose estimate has a higher order than the solution (no local extrapolation) would let the global error fall
 * only like tolerance^(order/(order+1)); theirs is measured against a sharpened tolerance, see `sharpening`.
 */
export function errorNorm(ode: Ode, method: Method, h: number): number {
  const { state, trial, settings } = ode;
  const { y } = state;
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const scale = settings.atol[i]! + settings.rtol[i]! * Math.max(Math.abs(y[i]!), Math.abs(trial.y[i]!));
    // A component that is exactly zero has no scale under a purely relative tolerance, and no error either.
    const ratio = trial.error[i] === 0 ? 0 : trial.error[i]! / scale;
    sum += ratio * ratio;
  }
  const size = Math.max(Math.sqrt(sum / y.length), functionalsError(ode, state.t + h));
  if (method.estimateOrder === method.order) return size;
  return size / sharpening(toleranceLevel(ode), method.order);
}

/** Largest error of the controlled functionals in units of their tolerance; NaN when one is not finite. */
function functionalsError(ode: Ode, t: number): number {
  const { trial, settings } = ode;
  const { norm } = settings;
  if (!norm) return 0;
  const upper = new Float64Array(norm.size);
  const lower = new Float64Array(norm.size);
  for (let i = 0; i < trial.y.length; i++) trial.lower[i] = trial.y[i]! - trial.error[i]!;
  norm.of(t, trial.y, upper);
  norm.of(t, trial.lower, lower);
  let largest = 0;
  for (let j = 0; j < norm.size; j++) {
    const ratio = Math.abs(upper[j]! - lower[j]!) / (norm.atol + norm.rtol * Math.abs(upper[j]!));
    largest = Math.max(largest, ratio);
  }
  return largest;
}

/** The tolerances as one relative number: norm of atol + rtol·|y| over norm of y; Infinity at y = 0. */
export function toleranceLevel(ode: Ode): number {
  const { y } = ode.state;
  const { atol, rtol } = ode.settings;
  let allowed = 0;
  let size = 0;
  for (let i = 0; i < y.length; i++) {
    const scale = atol[i]! + rtol[i]! * Math.abs(y[i]!);
    allowed += scale * scale;
    size += y[i]! * y[i]!;
  }
  return size === 0 ? Infinity : Math.sqrt(allowed / size);
}

/**
 * Factor on the tolerance that makes the global error of a method without local extrapolation proportional to the
 * tolerance: (level/1e-3)^(1/order), at most 1, and never below the rounding of the state.
 */
export function sharpening(level: number, order: number): number {
  return Math.min(1, Math.max(pow(level / LOOSE, 1 / order), ROUNDING / level));
}
