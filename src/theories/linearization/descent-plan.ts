import type { Request } from '../../contract/index.js';
import { gridSize } from './beginning.js';
import { recordedSteps } from './dynamics/network-descent.js';
import type { Parameters } from './parameters.js';
import { timesOf } from './request.js';

/** Steps at which a descent is recorded, and the times they stand for: whole steps nearest to the times asked for. */
export interface DescentPlan {
  recorded: number[];
  times: Float64Array;
}

/** Number of steps of a descent. */
export function stepsOf(given: Parameters): number {
  return given.batches.length > 0 ? given.batches.length : given.steps;
}

/** Chooses the recorded steps of a run. */
export function descentPlan(given: Parameters, request: Request): DescentPlan {
  const steps = stepsOf(given);
  const asked = timesOf(request);
  const whole = asked && [...asked].map((t) => Math.min(steps, Math.round(t / given.learningRate)));
  const recorded = whole ? [...new Set(whole)] : recordedSteps(steps, gridSize(request));
  return { recorded, times: Float64Array.from(recorded, (k) => k * given.learningRate) };
}
