import { reconsiderMethod } from './automatic.js';
import { errorNorm } from './error-norm.js';
import {
  failCheckpoint,
  failNonFinite,
  failOptions,
  failOutside,
  failTooManySteps,
  failUnderflow,
} from './failures.js';
import { initialStep } from './initial-step.js';
import { evaluate, type Method, type Ode } from './method.js';
import { method } from './methods.js';
import type { OdeProblem, OdeStart } from './problem.js';
import { type OdeOptions, resolveSettings } from './settings.js';
import { copyState, newState, type OdeState } from './state.js';
import { factorAfterAccepted, factorAfterRejected } from './step-control.js';

/** A last step up to this much longer than planned lands on the end instead of leaving a sliver. */
const STRETCH = 1.01;
/** Steps below this fraction of the time drown in its rounding. */
const RESOLUTION = 1e-14;

/**
 * Starts an integration at `start`. Throws NumericalError ODE_OPTIONS, or ODE_NON_FINITE when the state or its slope
 * is not finite.
 */
export function startOde(problem: OdeProblem, start: OdeStart, options: OdeOptions = {}): Ode {
  const n = start.y.length;
  const settings = resolveSettings(n, options);
  const first = settings.method === 'auto' ? 'dormand-prince' : settings.method;
  const state = newState(start.t, start.y, first, settings.stages);
  const ode: Ode = { problem, settings, state, trial: newTrial(n) };
  evaluate(ode, state.t, state.y, state.f);
  if (!(finite(state.y) && finite(state.f) && Number.isFinite(state.t))) throw failNonFinite(problem.name, state);
  state.h = settings.fixedStep ?? settings.initialStep ?? initialStep(ode, method(first));
  return ode;
}

/** Goes on from a checkpoint, to the same bytes, given the same problem and options. Throws ODE_CHECKPOINT, ODE_OPTIONS. */
export function resumeOde(problem: OdeProblem, checkpoint: OdeState, options: OdeOptions = {}): Ode {
  const state = copyState(checkpoint);
  const settings = resolveSettings(state.y.length, options);
  if (state.stages.length !== settings.stages || (settings.method !== 'auto' && settings.method !== state.method))
    throw failCheckpoint(state.t, `made with method ${state.method}, not ${settings.method}`);
  return { problem, settings, state, trial: newTrial(state.y.length) };
}

/** Plain data to resume from, independent of the running integration. */
export function checkpointOde(ode: Ode): OdeState {
  return copyState(ode.state);
}

/**
 * Advances by one accepted step; false, without doing anything, at `endTime`.
 * Throws NumericalError ODE_STEP_UNDERFLOW, ODE_BLOW_UP, ODE_NON_FINITE, ODE_TOO_MANY_STEPS; the state is then the
 * last good one, without dense output.
 */
export function stepOde(ode: Ode): boolean {
  const { state, settings } = ode;
  if (settings.endTime !== undefined && state.t >= settings.endTime) return false;
  const current = method(state.method);
  for (;;) {
    if (state.counts.accepted + state.counts.rejected >= settings.maxSteps)
      throw failTooManySteps(ode.problem.name, state, settings.endTime);
    const { h, end } = planStep(ode, current);
    current.attempt(ode, h);
    const error = attemptError(ode, current, h);
    if (error <= 1) {
      accept(ode, current, h, end, error);
      return true;
    }
    reject(ode, current, h, error);
  }
}

/**
 * State at time t within the last accepted step, into `out`; `methods[..].denseOrder` says how accurate.
 * Throws NumericalError ODE_OUTSIDE_STEP.
 */
export function interpolateOde(ode: Ode, t: number, out: Float64Array): Float64Array {
  const { state } = ode;
  if (!(t >= state.previousT && t <= state.t)) throw failOutside(state, t);
  if (t === state.t) out.set(state.y);
  else method(state.madeBy).interpolate(state, (t - state.previousT) / (state.t - state.previousT), out);
  return out;
}

function newTrial(n: number): Ode['trial'] {
  const vector = () => new Float64Array(n);
  return { y: vector(), f: vector(), error: vector(), argument: vector(), lower: vector(), zero: vector(), slopes: [] };
}

/** Size and end of the next attempt: within maxStep, the method's limit and endTime, above the resolution of time. */
function planStep(ode: Ode, current: Method): { h: number; end: number } {
  const { state, settings } = ode;
  const wanted = Math.min(state.h, settings.maxStep);
  const h = current.limitStep?.(ode, wanted) ?? wanted;
  if (settings.fixedStep !== undefined && h < wanted)
    throw failOptions('fixedStep', `at most ${h}, the longest stable step of ${current.name} here`, settings.fixedStep);
  if (!(h > RESOLUTION * Math.abs(state.t) && h > 0)) throw failUnderflow(ode.problem.name, state);
  const end = settings.endTime;
  if (end !== undefined && state.t + STRETCH * h >= end) return { h: end - state.t, end };
  return { h, end: state.t + h };
}

/** Error norm of the attempt, NaN when it left the finite numbers; 0 for fixed steps. */
function attemptError(ode: Ode, current: Method, h: number): number {
  const { trial, settings } = ode;
  if (!(finite(trial.y) && finite(trial.f))) return Number.NaN;
  return settings.fixedStep === undefined ? errorNorm(ode, current, h) : 0;
}

function accept(ode: Ode, current: Method, h: number, end: number, error: number): void {
  const { state, trial, settings } = ode;
  [state.previousY, state.y, trial.y] = [state.y, trial.y, state.previousY];
  [state.previousF, state.f, trial.f] = [state.f, trial.f, state.previousF];
  state.previousT = state.t;
  state.t = end;
  state.madeBy = current.name;
  state.counts.accepted++;
  if (settings.fixedStep === undefined) {
    const afterRejection = state.rejection !== 'none';
    state.h = h * factorAfterAccepted(current.estimateOrder!, error, state.lastError, afterRejection);
    state.lastError = error;
  }
  state.rejection = 'none';
  if (settings.method === 'auto' || settings.method === 'dormand-prince') reconsiderMethod(ode, h);
}

function reject(ode: Ode, current: Method, h: number, error: number): void {
  const { state, settings } = ode;
  state.counts.rejected++;
  state.rejection = Number.isFinite(error) ? 'error' : 'non-finite';
  if (settings.fixedStep !== undefined) throw failNonFinite(ode.problem.name, state);
  state.h = h * factorAfterRejected(current.estimateOrder!, error);
}

function finite(v: Float64Array): boolean {
  for (let i = 0; i < v.length; i++) if (!Number.isFinite(v[i]!)) return false;
  return true;
}
