import { failCheckpoint } from './failures.js';

/** Work done so far. */
export type OdeCounts = {
  accepted: number;
  rejected: number;
  /** Right-hand sides, those of the starting step and of spectral radii included. */
  evaluations: number;
  /** Changes of method by the automatic choice. */
  switches: number;
};

/** Everything an integration remembers, as plain data: a copy of it is a checkpoint that resumes to the same bytes. */
export type OdeState = {
  /** Present time, state and slope f(t, y). */
  t: number;
  y: Float64Array;
  f: Float64Array;
  /** Step that will be tried next, 0: not chosen yet. */
  h: number;
  /** Method of the next step. */
  method: string;
  /** Beginning of the last accepted step, its method and inner slopes: what the dense output is made from. */
  previousT: number;
  previousY: Float64Array;
  previousF: Float64Array;
  stages: Float64Array[];
  madeBy: string;
  /** Error norm of the last accepted step (controller memory). */
  lastError: number;
  /** Why the last attempt failed; `none` when it was accepted. */
  rejection: 'none' | 'error' | 'non-finite';
  /** max|y| at the start: tells growth from drift when a step underflows. */
  startSize: number;
  counts: OdeCounts;
  /** Memory of the automatic choice, see `automatic.ts`. */
  automatic: { stiffSteps: number; mildSteps: number; costlySteps: number; stepsSinceSwitch: number; patience: number };
  /** Memory of `rkc2`: bound of the spectral radius in 1/time, accepted steps when it was made (-1: due), dominant direction, stages of the last attempt. */
  spectrum: { radius: number; madeAt: number; direction: Float64Array; stages: number };
};

/** The state before the first step; `stages`: inner slopes the methods in use keep. */
export function newState(t: number, y: Float64Array, method: string, stages: number): OdeState {
  const n = y.length;
  let startSize = 0;
  for (const value of y) startSize = Math.max(startSize, Math.abs(value));
  return {
    t,
    y: y.slice(),
    f: new Float64Array(n),
    h: 0,
    method,
    previousT: t,
    previousY: y.slice(),
    previousF: new Float64Array(n),
    stages: Array.from({ length: stages }, () => new Float64Array(n)),
    madeBy: method,
    lastError: 1,
    rejection: 'none',
    startSize,
    counts: { accepted: 0, rejected: 0, evaluations: 0, switches: 0 },
    automatic: { stiffSteps: 0, mildSteps: 0, costlySteps: 0, stepsSinceSwitch: 0, patience: 15 },
    spectrum: { radius: 0, madeAt: -1, direction: new Float64Array(n), stages: 0 },
  };
}

/** A copy that shares nothing with the original. Throws ODE_CHECKPOINT when the arrays do not fit together. */
export function copyState(state: OdeState): OdeState {
  const n = state.y.length;
  const arrays = [state.f, state.previousY, state.previousF, state.spectrum.direction, ...state.stages];
  if (arrays.some((a) => a.length !== n)) throw failCheckpoint(state.t, 'arrays of different lengths');
  return {
    ...state,
    y: state.y.slice(),
    f: state.f.slice(),
    previousY: state.previousY.slice(),
    previousF: state.previousF.slice(),
    stages: state.stages.map((k) => k.slice()),
    counts: { ...state.counts },
    automatic: { ...state.automatic },
    spectrum: { ...state.spectrum, direction: state.spectrum.direction.slice() },
  };
}
