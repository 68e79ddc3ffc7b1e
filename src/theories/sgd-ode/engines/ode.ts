import type { Calculation, Dataset, Job, Plain, Request, Step } from '../../../contract/index.js';
import { type ErrorCheckpoint, integrateWithErrorJob, type OdeSolutionWithError } from '../../../numerics/ode/index.js';
import { arnaboldi, rkc, saadSolla } from '../citations.js';
import { type Curves, datasetOf, putConstant, replicasOf } from '../curves.js';
import { startOf } from '../initial/index.js';
import { exitTimeQuantity, observables, wantedObservables } from '../observables.js';
import { type Parameters, parameters } from '../parameters.js';
import { settingOf } from '../setting.js';
import { studentCount } from '../sizes.js';
import type { Overlaps } from '../state.js';
import { timesOf } from '../times.js';
import { operationsOf } from './cost.js';
import { explained } from './failure.js';
import { exitEvent, observing } from './observing.js';
import { orderParameterSystem, type System } from './system.js';
import { odeOptions } from './tolerances.js';

/** The order-parameter ODE at any width and dimension. */
export const ode: Calculation<typeof parameters> = {
  id: 'ode',
  title: 'Order-parameter ODE',
  role: 'theory',
  citations: [arnaboldi, saadSolla, rkc],
  method:
    'The closed differential equations of the overlaps were integrated with Dormand-Prince 5(4), switching to Runge-Kutta-Chebyshev on slow tails, with the risk in the error norm; the error is estimated by a second run at a tenth of the tolerance.',
  parameters,
  quantities: [...observables.map(({ quantity }) => quantity), exitTimeQuantity],
  suits,
  run,
};

/** Widest student the full equations are meant for: memory and time grow with the third power. */
const widest = 400;

function suits(given: Parameters) {
  const p = studentCount(given);
  const operations = Number.isFinite(p) ? operationsOf(settingOf(given), p, given.noiseNodes) : 0;
  const cost = { seconds: 3e-6 * operations, bytes: 400 * 8 * p * p };
  if (p === Number.POSITIVE_INFINITY)
    return {
      applies: false,
      reason: 'infinite width has no overlaps of single pairs; mean-field takes it',
      seconds: 0,
      bytes: 0,
    };
  if (p > widest) return { applies: false, reason: `more than ${widest} students; mean-field takes them`, ...cost };
  if (given.particleProjections.length + given.studentSecondMoment.length + given.parallelSecondMoment.length > 0)
    return {
      applies: false,
      reason: 'the start is given as particles or second moments: mean-field takes it',
      ...cost,
    };
  return {
    applies: true,
    reason: 'all overlaps at finite width, with the actual learning rate and dimension',
    ...cost,
  };
}

/** What is known when a run is interrupted. */
interface Progress {
  curves: Curves;
  run: ErrorCheckpoint | undefined;
  /** Second pass with other nodes, where the noise moment is sampled. */
  first: OdeSolutionWithError | undefined;
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  const setting = settingOf(given);
  const replicas = replicasOf(request);
  const count = replicas?.length ?? 1;
  const progress = begin(given, request);
  const { curves } = progress;
  let last: Overlaps | undefined;
  for (let r = curves.values.length; r < count; r++) {
    const start = startOf(given, request, replicas?.[r] ?? 0);
    if (last && r > 0 && sameStart(start, last)) repeat(curves);
    else yield* solveOne(orderParameterSystem(setting, start, nodesOf(given, 0)), given, request, progress, count);
    last = start;
  }
  return datasetOf(curves);
}

function begin(given: Parameters, request: Request): Progress {
  const p = studentCount(given);
  const resumed = request.resume as unknown as Progress | undefined;
  const fresh: Curves = {
    observables: wantedObservables(request.quantities, p),
    p,
    k: settingOf(given).teachers,
    times: timesOf(request, given.finalTime),
    replicas: replicasOf(request),
    values: [],
    errors: [],
    constants: {},
  };
  if (!resumed) return { curves: fresh, run: undefined, first: undefined };
  return { curves: { ...fresh, ...copied(resumed.curves) }, run: resumed.run, first: resumed.first };
}

function nodesOf({ noiseExpectation, noiseNodes }: Parameters, set: number) {
  return { expectation: noiseExpectation, nodes: noiseNodes, set };
}

/** Integrates one replica; a sampled noise moment is integrated again with other nodes, the difference joins the error. */
function* solveOne(
  system: System,
  given: Parameters,
  request: Request,
  progress: Progress,
  total: number,
): Generator<Step, void, void> {
  const first = progress.first ?? (yield* integrated(system, given, request, progress, total));
  let solution = first;
  if (system.moments.noiseMethod === 'quasi-random nodes' && usesNoise(system)) {
    progress.first = first;
    const other = orderParameterSystem(system.setting, system.start, nodesOf(given, 1));
    solution = widened(first, yield* integrated(other, given, request, progress, total));
  }
  progress.first = undefined;
  progress.run = undefined;
  note(progress.curves, system, solution, given);
}

function usesNoise({ setting }: System): boolean {
  return setting.learningRate > 0 && setting.noiseTerms === 'all';
}

function widened(first: OdeSolutionWithError, other: OdeSolutionWithError): OdeSolutionWithError {
  const sampling = (i: number) => Math.abs(first.values[i]! - (other.values[i] ?? Number.NaN));
  return { ...first, errors: first.errors.map((error, i) => error + (sampling(i) || 0)) };
}

function* integrated(
  system: System,
  given: Parameters,
  request: Request,
  progress: Progress,
  total: number,
): Generator<Step, OdeSolutionWithError, void> {
  const { curves } = progress;
  const observe = observing(system, curves.observables);
  const options = { ...odeOptions(system, request), observe, events: [exitEvent(system, given.exitOverlap)] };
  const begin = { t: 0, y: system.initial };
  const job = integrateWithErrorJob(system.problem, begin, curves.times, options, progress.run);
  const stride = Math.max(1, Math.floor(3e5 / operationsOf(system.setting, system.layout.p, given.noiseNodes)));
  for (let steps = 0; ; steps++) {
    const next = advance(job, system);
    if (next.done) {
      progress.run = undefined;
      return next.value;
    }
    if (steps % stride > 0) continue;
    const { t, end, phase, partial, checkpoint } = next.value;
    const share = (phase === 'solution' ? 0.4 * t : 0.4 * end + 0.6 * t) / (end || 1);
    yield {
      done: curves.values.length + Math.min(1, share),
      total,
      partial: () => partialDataset(curves, partial()),
      checkpoint: () => ({ curves: copied(curves), run: checkpoint(), first: progress.first }) as unknown as Plain,
    };
  }
}

function advance<J extends Generator<unknown, unknown, void>>(job: J, system: System): ReturnType<J['next']> {
  try {
    return job.next() as ReturnType<J['next']>;
  } catch (error) {
    throw explained(error, system.setting);
  }
}

/** What a checkpoint keeps of the curves: finished rows never change, the lists of them do. */
function copied({ values, errors, constants }: Pick<Curves, 'values' | 'errors' | 'constants'>) {
  const columns = Object.entries(constants).map(([name, column]) => [
    name,
    { values: column.values.slice(), errors: column.errors.slice() },
  ]);
  return { values: values.slice(), errors: errors.slice(), constants: Object.fromEntries(columns) };
}

function partialDataset(curves: Curves, solution: { t: Float64Array; values: Float64Array }): Dataset {
  const { observables, p, k } = curves;
  return datasetOf({
    observables,
    p,
    k,
    times: solution.t,
    replicas: undefined,
    values: [solution.values],
    errors: [undefined],
    constants: {},
  });
}

function note(curves: Curves, system: System, solution: OdeSolutionWithError, { exitOverlap }: Parameters): void {
  curves.values.push(solution.values);
  curves.errors.push(solution.errors);
  const startsOut = exitEvent(system, exitOverlap).of(0, system.initial) >= 0;
  const hit = solution.hits[0];
  const time = startsOut ? 0 : (hit?.t ?? Number.POSITIVE_INFINITY);
  putConstant(curves, 'exitTime', time, startsOut || !hit ? 0 : solution.hitErrors[0]!);
}

/** The next replica begins where the last one did: its curves are the same. */
function repeat(curves: Curves): void {
  curves.values.push(curves.values.at(-1)!);
  curves.errors.push(curves.errors.at(-1));
  for (const { values, errors } of Object.values(curves.constants)) {
    values.push(values.at(-1)!);
    errors.push(errors.at(-1)!);
  }
}

function sameStart(a: Overlaps, b: Overlaps): boolean {
  return (Object.keys(a) as (keyof Overlaps)[]).every((name) => a[name].every((x, i) => x === b[name][i]));
}
