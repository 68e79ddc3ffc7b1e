import { InputError, type Request } from '../../../contract/index.js';

/** The steps a simulation records at, ascending and distinct, and the coordinate they are given in. */
export interface WholeSteps {
  axis: 't' | 'step';
  steps: Float64Array;
}

/** The whole steps nearest to the times (or steps) asked for; one step is one unit of time. @throws InputError `TIME_INVALID`. */
export function wholeSteps({ at }: Pick<Request, 'at'>, byDefault: () => Float64Array): WholeSteps {
  const axis = at?.step ? 'step' : 't';
  const wanted = at?.[axis] ?? byDefault();
  for (const t of wanted) if (!(t >= 0 && Number.isFinite(t))) throw invalidTime(axis, t);
  return { axis, steps: Float64Array.from(new Set(wanted.map(Math.round))).sort() };
}

function invalidTime(axis: string, value: number): InputError {
  return new InputError({
    code: 'TIME_INVALID',
    path: `at.${axis}`,
    expected: 'finite times >= 0',
    received: String(value),
    cause: 'time must be ≥ 0',
    next: 'Give times of the simulation, counted in gradient steps',
  });
}
