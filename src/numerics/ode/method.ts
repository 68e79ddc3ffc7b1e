import type { OdeProblem } from './problem.js';
import type { OdeSettings } from './settings.js';
import type { OdeState } from './state.js';

/** Result of an attempted step and scratch space; nothing of it survives from one step to the next. */
export interface Trial {
  /** State and slope at the end of the attempted step. */
  y: Float64Array;
  f: Float64Array;
  /** Estimate of the local error of `y`. */
  error: Float64Array;
  /** Argument of the last inner stage; scratch between attempts. */
  argument: Float64Array;
  /** `y` less its error estimate: the embedded solution. */
  lower: Float64Array;
  /** Zeros, never written. */
  zero: Float64Array;
  /** The inner slopes in order, first the one at the start of the step; rebuilt in each attempt. */
  slopes: Float64Array[];
}

/** A started integration: advance it by `stepOde`, read it by `interpolateOde` and `state`. */
export interface Ode {
  readonly problem: OdeProblem;
  readonly settings: OdeSettings;
  readonly state: OdeState;
  readonly trial: Trial;
}

/** One integration method. All keep the slope at the present time in the state, so that cubic dense output is free. */
export interface Method {
  readonly name: string;
  /** Order of convergence: global error O(h^order). */
  readonly order: number;
  /** The local error estimate is O(h^estimateOrder); absent: fixed steps only. */
  readonly estimateOrder?: number;
  /** Order of the dense output: its own error is O(h^denseOrder), uniformly over the step. */
  readonly denseOrder: number;
  /** Inner slopes kept in the state. */
  readonly stages: number;
  /** Where the coefficients come from. */
  readonly source: string;
  /** The largest step at most `h` that the method can take from the present state; default: `h`. */
  limitStep?(ode: Ode, h: number): number;
  /** Tries a step of size h: fills trial.y, trial.f and, with `estimateOrder`, trial.error. Leaves t, y, f of the state alone. */
  attempt(ode: Ode, h: number): void;
  /** State at the fraction `theta` in [0, 1] of the last accepted step. */
  interpolate(state: OdeState, theta: number, out: Float64Array): void;
}

/** dy = rhs(t, y), counted. */
export function evaluate(ode: Ode, t: number, y: Float64Array, dy: Float64Array): void {
  ode.state.counts.evaluations++;
  ode.problem.rhs(t, y, dy);
}
