import { NumericalError } from '../../../numerics/errors.js';
import type { Arena } from '../../../numerics/kernels/index.js';
import { cbrt } from '../../../numerics/math/index.js';
import { chebyshevStages } from '../../../numerics/ode/chebyshev-stages.js';
import { gradientOf } from './features.js';
import type { Instance } from './instance.js';
import { mirrorMap } from './mirror-map.js';
import type { Pace, Pieces } from './pace.js';

/** Gradient flow of an instance under way. */
export interface Flow {
  t: number;
  /** Mirror variable y = h + c_0/2. */
  y: Float64Array;
  /** Sum of the local errors so far, in y. */
  drift: Float64Array;
  /** ∫w dt from 0, and the same with the drift added to y. */
  area: Float64Array;
  shiftedArea: Float64Array;
  /** Step to try next. */
  step: number;
  /** Whether the last try was rejected. */
  rejected: boolean;
}

/** Buffers and constants of a flow. */
export interface FlowWork {
  instance: Instance;
  /** Local error allowed per step, root mean square in y. */
  tolerance: number;
  /** Upper bound of the spectrum of XᵀX/δ. */
  edge: number;
  pace: Pace;
  /** Time at which the first vector holds the velocity, and the largest slope there. */
  known: { t: number; largest: number; pull: number };
  vectors: Float64Array[];
  residual: Float64Array;
}

/** Most stages of a step. */
const mostStages = 200;
/** A logarithm of a weight beyond this is a runaway. */
const runaway = 280;

/** A flow at its start. */
export function beginFlow({ start }: Instance): Flow {
  const zeros = () => new Float64Array(start.length);
  return { t: 0, y: start.slice(), drift: zeros(), area: zeros(), shiftedArea: zeros(), step: 0, rejected: false };
}

/** Room for the flow of an instance. */
export function flowWork(arena: Arena, instance: Instance, tolerance: number, edge: number, pace: Pace): FlowWork {
  const { dimension, features } = instance;
  return {
    instance,
    tolerance,
    edge,
    pace,
    known: { t: Number.NaN, largest: 0, pull: 0 },
    vectors: Array.from({ length: 8 }, () => arena.f64(dimension)),
    residual: arena.f64(features.rows),
  };
}

/** Upper edge of the Marchenko-Pastur law of XᵀX/δ, with room for its finite-size spread. */
export function spectralEdge(sampleRatio: number, dimension: number): number {
  const root = 1 + 1 / Math.sqrt(sampleRatio);
  return root * root * (1.02 + 3 / cbrt(dimension * dimension));
}

/**
 * Follows the flow to `goal` with the second-order Runge-Kutta-Chebyshev method: the Jacobian −XᵀX P/δ has a real spectrum.
 * @equation dh/dt = −(1/δ)Xᵀ(X w(h,t) − y) [dln-dmft 4, S1]
 */
export function* flowTo(flow: Flow, goal: number, work: FlowWork): Pieces<void> {
  const [f0, y1, f1] = work.vectors as [Float64Array, Float64Array, Float64Array];
  const { known } = work;
  if (known.t !== flow.t) {
    known.largest = yield* velocity(flow.y, flow.t, f0, work);
    known.pull = pullOf(f0, work);
    known.t = flow.t;
  }
  while (flow.t < goal) {
    if (flow.step === 0) flow.step = firstStep(f0, work.tolerance);
    const radius = 1.3 * work.edge * known.largest;
    const wanted = Math.min(flow.step, (mostStages * mostStages - 1) / (1.54 * radius));
    const left = goal - flow.t;
    const lands = wanted >= left * (1 - 1e-9);
    const dt = lands ? left : wanted > left / 2 ? left / 2 : wanted;
    const stages = Math.max(2, Math.ceil(Math.sqrt(1 + 1.54 * dt * radius)));
    yield* chebyshevStep(flow, dt, stages, work);
    const end = lands ? goal : flow.t + dt;
    const slopes = yield* velocity(y1, end, f1, work);
    const error = runsAway(slopes) ? Number.POSITIVE_INFINITY : localError(flow.y, f0, y1, f1, dt) / work.tolerance;
    const factor = Math.min(4, Math.max(0.1, 0.8 / cbrt(Math.max(error, 1e-6))));
    if (!(error <= 1)) {
      flow.step = dt * Math.min(factor, 0.5);
      flow.rejected = true;
      if (flow.step < 1e-12 * (1e-6 + flow.t)) throw collapse(flow.t);
      continue;
    }
    const pull = pullOf(f1, work);
    addLocalError(flow, [f0, y1, f1], dt, Math.min(1, pull / known.pull));
    flow.step = flow.rejected ? Math.min(flow.step, dt * factor) : Math.max(dt * factor, lands ? flow.step : 0);
    flow.rejected = false;
    addArea(flow, work, dt);
    flow.y.set(y1);
    f0.set(f1);
    flow.t = end;
    known.t = end;
    known.largest = slopes;
    known.pull = pull;
  }
}

/** −g at y; returns the largest slope. */
function* velocity(y: Float64Array, t: number, out: Float64Array, work: FlowWork): Pieces<number> {
  const { instance, residual, vectors, pace } = work;
  const w = vectors[6]!;
  const largest = mirrorMap(y, instance.logSquare, 2 * instance.setting.weightDecay * t, w, vectors[7]);
  if (runsAway(largest)) return largest;
  const factor = -instance.dimension / instance.samples;
  yield* gradientOf(instance.features, w, instance.labels, { residual, gradient: out, factor }, pace);
  return largest;
}

function runsAway(slope: number): boolean {
  return !(slope < 1e120);
}

/** One step from flow.y with F in the first vector; the end lands in the second. */
function* chebyshevStep(flow: Flow, dt: number, stages: number, work: FlowWork): Pieces<void> {
  const [f0, end, slopes, a, b, c] = work.vectors as Float64Array[];
  const { first, mu, nu, slope, start, c: times } = chebyshevStages(stages);
  const { y } = flow;
  let before = a!;
  let last = b!;
  let next = c!;
  before.set(y);
  for (let i = 0; i < y.length; i++) last[i] = y[i]! + dt * first * f0![i]!;
  for (let j = 2; j <= stages; j++) {
    yield* velocity(last, flow.t + times[j - 1]! * dt, slopes!, work);
    const rest = 1 - mu[j]! - nu[j]!;
    const bySlope = dt * slope[j]!;
    const byStart = dt * start[j]!;
    for (let i = 0; i < y.length; i++)
      next[i] = rest * y[i]! + mu[j]! * last[i]! + nu[j]! * before[i]! + bySlope * slopes![i]! + byStart * f0![i]!;
    [before, last, next] = [last, next, before];
  }
  end!.set(last);
}

/** Root mean square of the local error of a step. */
function localError(y0: Float64Array, f0: Float64Array, y1: Float64Array, f1: Float64Array, dt: number): number {
  let sum = 0;
  for (let i = 0; i < y0.length; i++) {
    const e = 0.8 * (y0[i]! - y1[i]!) + 0.4 * dt * (f0[i]! + f1[i]!);
    sum += e * e;
  }
  return Math.sqrt(sum / y0.length);
}

/**
 * Adds a step's local error to the sum of the errors before it. These fade like the velocity, which obeys the same linearised
 * equation; with weight decay what slides along with a_t at constant weight is left out of it.
 */
function addLocalError(
  { y, drift }: Flow,
  [f0, y1, f1]: [Float64Array, Float64Array, Float64Array],
  dt: number,
  fading: number,
): void {
  for (let i = 0; i < y.length; i++)
    drift[i] = fading * drift[i]! + 0.8 * (y[i]! - y1[i]!) + 0.4 * dt * (f0[i]! + f1[i]!);
}

/** ∫w over a step by the trapezoid with derivatives at both ends; the third vector still holds F at the end. */
function addArea({ t, y, drift, area, shiftedArea }: Flow, { instance, vectors }: FlowWork, dt: number): void {
  const [f0, , f1] = vectors as [Float64Array, Float64Array, Float64Array];
  const { setting, logSquare } = instance;
  const [w0, p0] = [vectors[3]!, vectors[4]!];
  const [w1, p1] = [vectors[6]!, vectors[7]!];
  const lambda = setting.weightDecay;
  mirrorMap(y, logSquare, 2 * lambda * t, w0, p0);
  for (let i = 0; i < y.length; i++) {
    const bend = p0[i]! * f0[i]! - p1[i]! * f1[i]! - 2 * lambda * (w0[i]! - w1[i]!);
    const part = (dt / 2) * (w0[i]! + w1[i]!) + ((dt * dt) / 12) * bend;
    area[i]! += part;
    shiftedArea[i]! += part + (dt / 2) * (p0[i]! + p1[i]!) * drift[i]!;
  }
}

function pullOf(f: Float64Array, { instance, vectors }: FlowWork): number {
  const { weightDecay } = instance.setting;
  const w = vectors[6]!;
  const slope = vectors[7]!;
  let sum = 0;
  for (let i = 0; i < f.length; i++) {
    const v = weightDecay > 0 ? Math.sqrt(slope[i]!) * (f[i]! - (2 * weightDecay * w[i]!) / slope[i]!) : f[i]!;
    sum += v * v;
  }
  return Math.sqrt(sum) + 1e-300;
}

/** A step over which y changes little. */
function firstStep(f: Float64Array, tolerance: number): number {
  let largest = 0;
  for (const x of f) largest = Math.max(largest, Math.abs(x));
  return Math.sqrt(tolerance) / (largest + 1e-300);
}

function collapse(t: number): NumericalError {
  return new NumericalError({
    code: 'INSTANCE_STEP_UNDERFLOW',
    what: 'gradient flow of an instance: step size fell below the resolution of time',
    time: t,
    cause: `weights of very different size, or growing beyond e^${runaway}`,
    remedy: 'shorten the time or choose a larger initial scale',
  });
}
