import type { Step } from '../../contract/index.js';
import { type FullHierarchy, type Hierarchy, hierarchy } from '../../networks/index.js';
import { norm } from '../../numerics/linalg/index.js';
import type { Beginning } from './beginning.js';
import { trainingBlock } from './beginning.js';
import { driftRate, regimeLabel, relativeDeviation } from './diagnostics.js';
import { linearFlowOutput } from './dynamics/linear-flow.js';
import { openLoopChange, openLoopDrift } from './dynamics/open-loop.js';
import { type Shadow, shadowKernel, shadowStep } from './dynamics/shadow.js';
import { hierarchyCurve } from './hierarchy-curve.js';
import { fourthOrderLimit } from './sizes.js';

/** Learning times after which nobody waits any longer. */
export const horizon = 12;

/** What is known before training about how linear it will be. */
export interface Diagnosis {
  ntkDriftRate?: number;
  ntkDriftOpenLoop?: number;
  ntkDriftShadow: number;
  /** In learning times; Infinity: not within 12. */
  nonlinearityTimeHierarchy?: number;
  nonlinearityTimeShadow: number;
  regime: 'lazy' | 'crossover' | 'rich';
}

/** The hierarchy's kernels over all inputs, in pieces; undefined when there are too many inputs. */
export function* fullHierarchy(b: Beginning): Generator<Step, FullHierarchy | undefined, void> {
  if (b.setting.total > fourthOrderLimit) return undefined;
  const job = hierarchy(b.network, b.passes);
  for (let step = job.next(); ; step = job.next()) {
    if (step.done) return step.value;
    yield { ...step.value, note: 'kernels of order three and four' };
  }
}

/** Predicts drift, time to nonlinearity and regime of gradient flow on the squared loss. */
export function* diagnose(
  b: Beginning,
  kernels: FullHierarchy | undefined,
  threshold: number,
): Generator<Step, Diagnosis, void> {
  const shadow = yield* shadowDiagnosis(b, threshold);
  if (!kernels) return { ...shadow, regime: regimeLabel(shadow.ntkDriftShadow) };
  const { count, total } = b.setting;
  const third = thirdBlock(kernels, total, count);
  const drift = openLoopDrift(openLoopChange(kernels, b.modes, horizon * b.tau), b.trainKernel);
  yield { done: 1 };
  return {
    ...shadow,
    ntkDriftRate: driftRate(third, b.residual, b.trainKernel, b.tau),
    ntkDriftOpenLoop: drift,
    nonlinearityTimeHierarchy: yield* hierarchyTime(b, kernels, threshold),
    regime: regimeLabel(b.setting.activation.smooth ? drift : shadow.ntkDriftShadow),
  };
}

function* shadowDiagnosis(b: Beginning, threshold: number): Generator<Step, Omit<Diagnosis, 'regime'>, void> {
  const shadow: Shadow = b;
  const { count, total } = b.setting;
  const moved = trainingBlock(shadowKernel(shadow, horizon * b.tau), total, count);
  const drift = norm(moved.map((v, i) => v - b.trainKernel[i]!)) / norm(b.trainKernel);
  let output = b.passes.output;
  let time = Number.POSITIVE_INFINITY;
  const dt = b.tau / 5;
  for (let k = 1; k <= 5 * horizon && time === Number.POSITIVE_INFINITY; k++) {
    output = shadowStep(shadow, output, (k - 1) * dt, dt);
    yield { done: k, total: 5 * horizon, note: 'shadow of the linear model' };
    const linear = linearFlowOutput(b.modes, k * dt);
    if (relativeDeviation(output, linear, b.passes.output, count) > threshold) time = k / 5;
  }
  return { ntkDriftShadow: drift, nonlinearityTimeShadow: time };
}

function* hierarchyTime(b: Beginning, kernels: FullHierarchy, threshold: number): Generator<Step, number, void> {
  const times = Float64Array.from({ length: 20 * horizon }, (_, k) => ((k + 1) * b.tau) / 20);
  const curve = yield* hierarchyCurve(b, kernels, times);
  for (let k = 0; k < curve.reached; k++) {
    const f = curve.outputs.subarray(k * b.setting.total, (k + 1) * b.setting.total);
    const linear = linearFlowOutput(b.modes, times[k]!);
    if (relativeDeviation(f, linear, b.passes.output, b.setting.count) > threshold) return (k + 1) / 20;
  }
  return Number.POSITIVE_INFINITY;
}

/** Training part of the third-order kernel. */
function thirdBlock({ third }: Hierarchy, total: number, count: number): Float64Array {
  const block = new Float64Array(count * count * count);
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++)
      for (let c = 0; c < count; c++) block[(a * count + b) * count + c] = third[(a * total + b) * total + c]!;
  return block;
}
