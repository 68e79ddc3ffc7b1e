import { InputError, type Job, type Request } from '../../../contract/index.js';
import { rateFactor } from '../schedule.js';
import type { Setting } from '../setting.js';

/** The steps a simulation records at, ascending and distinct, their times, and the coordinate they are asked for in. */
export interface StepGrid {
  axis: 't' | 'step';
  steps: Float64Array;
  times: Float64Array;
}

/** Longest run a grid is laid out for. */
const mostSteps = 1e11;
/** Steps of a schedule summed between two yields. */
const slice = 200_000;

/**
 * The whole steps nearest to the times (or steps) asked for; without a wish those of `byDefault`.
 * @throws InputError `TIME_INVALID`, `STEPS_TOO_MANY`
 */
export function* stepGrid(
  setting: Setting,
  dimension: number,
  { at }: Pick<Request, 'at'>,
  byDefault: () => Float64Array,
): Job<StepGrid> {
  const axis = at?.step ? 'step' : 't';
  const unit = setting.learningRate / (setting.studentNormalisation * dimension);
  const wanted = at?.[axis] ?? byDefault();
  for (const value of wanted) if (!(value >= 0 && Number.isFinite(value))) throw invalidTime(axis, value);
  const last = wanted.reduce((a, b) => Math.max(a, b), 0) / (axis === 't' ? unit : 1);
  if (!(last <= mostSteps)) throw tooMany(last);
  if (setting.schedule.kind !== 'constant') return yield* scheduled(setting, unit, axis, wanted);
  const steps = Float64Array.from(new Set(wanted.map((v) => Math.round(axis === 't' ? v / unit : v)))).sort();
  return { axis, steps, times: steps.map((step) => step * unit) };
}

/** Sums the lengths of the steps until the last wish is met. */
function* scheduled({ schedule }: Setting, unit: number, axis: StepGrid['axis'], wanted: Float64Array): Job<StepGrid> {
  const goals = wanted.slice().sort();
  const steps: number[] = [];
  const times: number[] = [];
  let t = 0;
  let step = 0;
  let reached = 0;
  while (reached < goals.length) {
    for (let n = 0; n < slice && reached < goals.length; n++) {
      const length = unit * rateFactor(schedule, t);
      const nearest = axis === 't' ? t + length / 2 : step;
      if (goals[reached]! <= nearest) {
        while (reached < goals.length && goals[reached]! <= nearest) reached++;
        steps.push(step);
        times.push(t);
      }
      t += length;
      step++;
    }
    if (step > mostSteps) throw tooMany(step);
    yield { done: reached, total: goals.length, note: 'laying out the steps of the schedule' };
  }
  return { axis, steps: Float64Array.from(steps), times: Float64Array.from(times) };
}

function invalidTime(axis: string, value: number): InputError {
  return new InputError({
    code: 'TIME_INVALID',
    path: `at.${axis}`,
    expected: 'finite times >= 0',
    received: String(value),
    next: 'Give increasing times of the training, 0 or later',
  });
}

function tooMany(steps: number): InputError {
  return new InputError({
    code: 'STEPS_TOO_MANY',
    path: 'at.t',
    expected: `at most ${mostSteps} steps`,
    received: `times that need ${steps.toPrecision(3)} SGD steps`,
    cause: 'One unit of time takes s d/γ steps',
    next: 'Lower the dimension or the final time, or raise the learning rate',
  });
}
