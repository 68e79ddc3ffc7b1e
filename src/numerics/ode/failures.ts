import { NumericalError } from '../errors.js';
import type { OdeState } from './state.js';

const attempts = (state: OdeState) => state.counts.accepted + state.counts.rejected;

function largest(v: Float64Array): number {
  let size = 0;
  for (const value of v) size = Math.max(size, Math.abs(value));
  return size;
}

/** Options that cannot be integrated with (ODE_OPTIONS). */
export function failOptions(path: string, expected: string, received: unknown): NumericalError {
  return new NumericalError({
    code: 'ODE_OPTIONS',
    what: `${path}: expected ${expected}, received ${String(received)}`,
    cause: 'an integrator option outside its range',
    remedy: `pass ${expected}`,
  });
}

/** A checkpoint that does not belong to this integration (ODE_CHECKPOINT). */
export function failCheckpoint(time: number, why: string): NumericalError {
  return new NumericalError({
    code: 'ODE_CHECKPOINT',
    what: `checkpoint not usable: ${why}`,
    time,
    cause: 'the checkpoint was made by another problem, other options or another version',
    remedy: 'resume with the problem and options it was made with, or start again',
  });
}

/** Dense output asked for outside the last step (ODE_OUTSIDE_STEP). */
export function failOutside(state: OdeState, t: number): NumericalError {
  return new NumericalError({
    code: 'ODE_OUTSIDE_STEP',
    what: `dense output asked for at ${t}, the last step covers [${state.previousT}, ${state.t}]`,
    time: state.t,
    step: attempts(state),
    cause: 'the integration has moved on, or has not come this far',
    remedy: 'read the dense output after the step that covers the time',
  });
}

/** The right-hand side or the state is not finite and no smaller step can help (ODE_NON_FINITE). */
export function failNonFinite(name: string, state: OdeState): NumericalError {
  const bad = state.f.findIndex((value) => !Number.isFinite(value));
  return new NumericalError({
    code: 'ODE_NON_FINITE',
    what: `${name}: ${bad < 0 ? 'the state or its slope left the finite numbers' : `slope ${bad} is ${state.f[bad]}`}`,
    time: state.t,
    step: attempts(state),
    cause: `a state outside the domain of the equations, a step too large, or growth past 1e308 (max|y| = ${largest(state.y)})`,
    remedy: 'check the initial state and parameters there, or use a smaller fixed step',
  });
}

/** More attempts than allowed (ODE_TOO_MANY_STEPS). */
export function failTooManySteps(name: string, state: OdeState, endTime: number | undefined): NumericalError {
  const { accepted, rejected, evaluations } = state.counts;
  const stiff = state.automatic.stiffSteps >= 15;
  return new NumericalError({
    code: 'ODE_TOO_MANY_STEPS',
    what: `${name}: ${accepted} steps accepted and ${rejected} rejected (${evaluations} right-hand sides), the end${endTime === undefined ? '' : ` ${endTime}`} not reached; last step size ${state.h}`,
    time: state.t,
    step: attempts(state),
    cause: stiff
      ? 'a stiff problem: stability, not accuracy, limits the step'
      : 'a tolerance too tight for the time span, or a solution that oscillates or nearly jumps',
    remedy: stiff ? "use method 'auto' or 'rkc2'" : 'raise maxSteps, loosen rtol and atol, or shorten the time span',
  });
}

/** The step fell below the resolution of time: ODE_BLOW_UP when the state explodes, ODE_NON_FINITE, else ODE_STEP_UNDERFLOW. */
export function failUnderflow(name: string, state: OdeState): NumericalError {
  const size = largest(state.y);
  const remaining = size / largest(state.f);
  if (size > 1e3 * state.startSize && remaining < 1e-6 * Math.abs(state.t))
    return new NumericalError({
      code: 'ODE_BLOW_UP',
      what: `${name}: the solution blows up, max|y| = ${size} and growing at rate ${1 / remaining}`,
      time: state.t,
      step: attempts(state),
      cause: 'the equations have a finite-time singularity here, e.g. a learning rate above its stability limit',
      remedy: 'end the integration earlier or reduce the learning rate',
    });
  if (state.rejection === 'non-finite') return failNonFinite(name, state);
  return new NumericalError({
    code: 'ODE_STEP_UNDERFLOW',
    what: `${name}: the step size ${state.h} fell below the resolution of time, error norm still above 1`,
    time: state.t,
    step: attempts(state),
    cause: 'a discontinuous or singular right-hand side, or a tolerance below its rounding noise',
    remedy: 'loosen rtol and atol, split the integration at the discontinuity, or use a fixed step',
  });
}
