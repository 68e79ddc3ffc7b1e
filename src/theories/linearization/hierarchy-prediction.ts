import type { Step } from '../../contract/index.js';
import type { FullHierarchy } from '../../networks/index.js';
import { norm } from '../../numerics/linalg/index.js';
import { type Beginning, trainingBlock } from './beginning.js';
import { shadowKernel, shadowStep } from './dynamics/shadow.js';
import { truncation } from './dynamics/truncation.js';
import { hierarchyCurve } from './hierarchy-curve.js';
import type { LinearCurve } from './linear-curve.js';

/** A predicted training curve with an error per value. */
export interface Prediction {
  /** times x total. */
  outputs: Float64Array;
  errors: Float64Array;
  drift: Float64Array;
  driftErrors: Float64Array;
}

/**
 * Prediction of the hierarchy, with an error bar from what the fourth order adds and from what the real kernel does beyond it on
 * the linear model's path. Beyond perturbation theory (the kernel has moved by its own size) the shadow takes over, with its own
 * deviation from the linear model as the error.
 */
export function* hierarchyPrediction(
  b: Beginning,
  kernels: FullHierarchy,
  times: Float64Array,
  linear: LinearCurve,
): Generator<Step, Prediction, void> {
  const whole = yield* hierarchyCurve(b, kernels, times);
  const { fourth: _, ...lower } = kernels;
  const without = yield* hierarchyCurve(b, lower, times);
  const left = yield* truncation(b, kernels, times.subarray(0, whole.reached));
  const { total } = b.setting;
  const outputs = new Float64Array(times.length * total);
  const errors = new Float64Array(times.length * total);
  const [drift, driftErrors] = [new Float64Array(times.length), new Float64Array(times.length)];
  outputs.set(whole.outputs);
  drift.set(whole.drift);
  const [fourth, beyond] = [envelope(total), envelope(total)];
  let worst = 0;
  for (let k = 0; k < whole.reached; k++) {
    const known = k < without.reached;
    const reference = known ? without.outputs : linear.outputs;
    const row = (values: Float64Array) => values.slice(k * total, (k + 1) * total);
    const added = fourth(row(outputs).map((f, a) => f - reference[k * total + a]!));
    const lost = beyond(row(left.outputs));
    worst = Math.max(worst, drift[k]!);
    for (let a = 0; a < total; a++) errors[k * total + a] = barOf(lost[a]!, added[a]!, worst);
    const moved = known ? Math.abs(drift[k]! - without.drift[k]!) : drift[k]!;
    driftErrors[k] = barOf(left.kernel[k]!, moved, worst);
  }
  yield* continued(b, times, linear, whole.reached, { outputs, errors, drift, driftErrors });
  return { outputs, errors, drift, driftErrors };
}

/**
 * Error bar from what is known to be left out, and from what the fourth order adds: the products of lower orders that are left
 * out are one drift smaller. The factor is calibrated: docs/theory/linearization.md 3.3.
 */
function barOf(left: number, fourth: number, drift: number): number {
  return 2 * (left + drift * fourth) + 1e-9;
}

/**
 * Sizes of differences row by row: of each output, no less than of all of them together, nor than a third of the largest so far,
 * since late in training all predictions approach the targets and differences close faster than errors.
 */
function envelope(total: number): (row: Float64Array) => Float64Array {
  let peak = 0;
  return (row) => {
    const typical = norm(row) / Math.sqrt(total);
    peak = Math.max(peak, typical);
    return row.map((v) => Math.max(Math.abs(v), typical, peak / 3));
  };
}

/** Fills the times from `from` on with the shadow. */
function* continued(
  b: Beginning,
  times: Float64Array,
  linear: LinearCurve,
  from: number,
  into: Prediction,
): Generator<Step, void, void> {
  if (from >= times.length) return;
  const { total, count } = b.setting;
  const size = norm(b.trainKernel);
  let output = from > 0 ? into.outputs.slice((from - 1) * total, from * total) : b.passes.output;
  let now = from > 0 ? times[from - 1]! : 0;
  for (let k = from; k < times.length; k++) {
    const steps = Math.max(1, Math.ceil((times[k]! - now) / (b.tau / 5)));
    const dt = (times[k]! - now) / steps;
    for (let s = 0; s < steps && dt > 0; s++) {
      output = shadowStep(b, output, now + s * dt, dt);
      yield { done: k, total: times.length, note: 'shadow of the linear model' };
    }
    now = times[k]!;
    into.outputs.set(output, k * total);
    const kernel = trainingBlock(shadowKernel(b, now), total, count);
    into.drift[k] = norm(kernel.map((v, i) => v - b.trainKernel[i]!)) / size;
    into.driftErrors[k] = into.drift[k]!;
    const gap = output.map((f, a) => Math.abs(f - linear.outputs[k * total + a]!));
    const typical = norm(gap) / Math.sqrt(total);
    for (let a = 0; a < total; a++) into.errors[k * total + a] = Math.max(gap[a]!, typical) + 1e-9;
  }
}

/** The shadow alone as a prediction, from the start. */
export function* shadowPrediction(
  b: Beginning,
  times: Float64Array,
  linear: LinearCurve,
): Generator<Step, Prediction, void> {
  const { total } = b.setting;
  const prediction = {
    outputs: new Float64Array(times.length * total),
    errors: new Float64Array(times.length * total),
    drift: new Float64Array(times.length),
    driftErrors: new Float64Array(times.length),
  };
  yield* continued(b, times, linear, 0, prediction);
  return prediction;
}
