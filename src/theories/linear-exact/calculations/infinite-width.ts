import { type Calculation, type Dataset, InputError, type Job, type Request } from '../../../contract/index.js';
import { type Course, criticalCourse, kernelCourse } from '../infinite-course.js';
import { infiniteWidthLimit } from '../infinite-width.js';
import { type Parameters, parameters } from '../parameters.js';
import { constantNames, constants, curves, otherQuantities } from '../quantities.js';
import { datasetOf, newSheet, type Sheet, slot } from '../sheet.js';
import type { State } from '../state.js';
import { checkMemory, defaultRatios, gridSize, replicasOf, timesOf, wants } from './request.js';

/** Gradient flow in the limit of infinite width of a named parametrisation. */
export const infiniteWidth: Calculation<typeof parameters> = {
  id: 'infinite-width',
  title: 'Limit of infinite width',
  role: 'theory',
  citations: [],
  method:
    'In the limit of infinite width the layers start with deterministic norms: on the critical line the closed solution holds with a vanishing initial slope, in the kernel phase the dynamics is linear at constant kernel.',
  parameters,
  quantities: [...curves, ...constants, ...otherQuantities.filter(({ dims }) => dims[0] === 'residualRatio')],
  suits,
  run,
};

function suits(given: Parameters) {
  const cost = { seconds: 1e-4, bytes: 1e5 };
  const refuse = (reason: string) => ({ applies: false, reason, ...cost });
  if (given.width !== Number.POSITIVE_INFINITY) return refuse('the width is finite');
  if (given.momentum > 0) return refuse('gradient flow has no momentum; the simulations take it');
  const limit = infiniteWidthLimit(given);
  if (limit.kind === 'none') return refuse(limit.reason);
  const where = limit.kind === 'critical' ? 'critical line: deterministic start' : 'kernel phase: linear dynamics';
  return { applies: true, reason: where, ...cost };
}

interface Plan {
  request: Request;
  curves: (keyof State)[];
  times: Float64Array;
  ratios: Float64Array;
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  const courseOf = coursesOf(given, request.seed);
  const replicas = replicasOf(request);
  const count = replicas?.length ?? 1;
  const plan = planOf(courseOf(0), request);
  checkMemory(request, 8 * plan.times.length * plan.curves.length * count);
  const sheet = newSheet(replicas, {
    ...(plan.times.length > 0 ? { t: plan.times } : {}),
    ...(plan.ratios.length > 0 ? { residualRatio: plan.ratios } : {}),
  });
  for (let r = 0; r < count; r++) {
    write(sheet, plan, courseOf(replicas?.[r] ?? 0), r);
    yield { done: r + 1, total: count, partial: () => datasetOf(sheet) };
  }
  return datasetOf(sheet);
}

function coursesOf(given: Parameters, seed: number): (replica: number) => Course {
  const limit = infiniteWidthLimit(given);
  if (limit.kind === 'kernel') return (replica) => kernelCourse(limit, seed, replica);
  if (limit.kind === 'critical') return () => criticalCourse(limit);
  throw new InputError({
    code: 'NO_INFINITE_WIDTH_LIMIT',
    path: 'parameters.parametrisation',
    expected: 'a parametrisation with a limit of infinite width',
    received: given.parametrisation,
    cause: limit.reason,
    next: "Choose e.g. 'ntk', 'mean-field' or 'mup', or a finite width",
  });
}

function planOf(course: Course, request: Request): Plan {
  const wanted = course.curves.filter((name) => wants(request, name));
  return {
    request,
    curves: wanted,
    times: wanted.length > 0 ? (timesOf(request) ?? course.grid(gridSize(request))) : new Float64Array(0),
    ratios: wants(request, 'timeToResidual') ? (request.at?.residualRatio ?? defaultRatios) : new Float64Array(0),
  };
}

function write(sheet: Sheet, { request, curves: names, times, ratios }: Plan, course: Course, r: number): void {
  for (const name of constantNames) {
    const value = course.constants[name];
    if (value !== undefined && wants(request, name)) slot(sheet, name, [], r)[0] = value;
  }
  const columns = names.map((name) => slot(sheet, name, ['t'], r));
  times.forEach((t, k) => {
    const state = course.stateAt(t);
    for (let c = 0; c < names.length; c++) columns[c]![k] = state[names[c]!];
  });
  ratios.forEach((ratio, k) => {
    slot(sheet, 'timeToResidual', ['residualRatio'], r)[k] = course.timeToResidual(ratio);
  });
}
