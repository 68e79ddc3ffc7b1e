import {
  type Calculation,
  constant,
  type Dataset,
  type Job,
  type Plain,
  type Request,
} from '../../../contract/index.js';
import { arnaboldi, rkc, saadSolla } from '../citations.js';
import { type Curves, datasetOf } from '../curves.js';
import { lawOf, type SpreadTask, spreadOf, spreadPlan, spreadQuantities, wantedSeries } from '../fluctuations/index.js';
import { startOf } from '../initial/index.js';
import { closedQuantities, landmarksBeside } from '../landmarks/closed-quantities.js';
import { scalingPhase } from '../landmarks/scaling-phase.js';
import {
  exitTimeQuantity,
  type Observable,
  observables,
  scalingPhaseQuantity,
  wantedObservables,
} from '../observables.js';
import { type Parameters, parameters } from '../parameters.js';
import { type Setting, sampledNoiseOf, settingOf } from '../setting.js';
import { studentCount } from '../sizes.js';
import type { Overlaps } from '../state.js';
import { timesOf } from '../times.js';
import { operationsOf } from './cost.js';
import { exitEvent, observing, overlapReader } from './observing.js';
import { copied, integrateReplicas, type Runnable } from './runnable.js';
import { orderParameterSystem } from './system.js';
import { odeOptions, sharper } from './tolerances.js';

/** The order-parameter ODE at any width and dimension. */
export const ode: Calculation<typeof parameters> = {
  id: 'ode',
  title: 'Order-parameter ODE',
  role: 'theory',
  citations: [arnaboldi, saadSolla, rkc],
  method:
    'The closed differential equations of the overlaps were integrated with Dormand-Prince 5(4), switching to Runge-Kutta-Chebyshev on slow tails, with the risk in the error norm; the error is estimated by a second run at a tenth of the tolerance.',
  parameters,
  quantities: [
    ...observables.map(({ quantity }) => quantity),
    exitTimeQuantity,
    scalingPhaseQuantity,
    ...closedQuantities,
    ...spreadQuantities,
  ],
  suits,
  run,
};

/** Widest student the full equations are meant for: time grows with the third power. */
const widest = 400;

function suits(given: Parameters) {
  const p = studentCount(given);
  const operations = Number.isFinite(p) ? operationsOf(settingOf(given), p, given.noiseNodes) : 0;
  const refusal = (reason: string) => ({ applies: false, reason, seconds: 0, bytes: 0 });
  if (p === Number.POSITIVE_INFINITY)
    return refusal('infinite width has no single pairs of students; mean-field takes it');
  if (p > widest) return refusal(`more than ${widest} students; mean-field takes them`);
  if (hasReducedStart(given)) return refusal('the start is given as particles or second moments; mean-field takes it');
  const band = spreadPlan(given)?.reason;
  const noise = sampledNoiseOf(given);
  const reason = [
    'all overlaps at finite width, with the actual learning rate and dimension',
    ...(noise ? [noise] : []),
    ...(band ? [band] : []),
  ].join('; ');
  return { applies: true, reason, seconds: 3e-6 * operations, bytes: 3200 * p * p };
}

function hasReducedStart(given: Parameters): boolean {
  return given.particleProjections.length + given.studentSecondMoment.length + given.parallelSecondMoment.length > 0;
}

/** Label of the phase as the dimension grows: told where the exponents are in use, or asked for. */
function scalingLabel({ widthExponent, learningRateExponent }: Parameters, names: string[] | undefined) {
  const wanted = names ? names.includes('scalingPhase') : widthExponent !== 0 || learningRateExponent !== 0;
  return wanted ? { scalingPhase: constant(scalingPhase(widthExponent, learningRateExponent)) } : {};
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  const label = scalingLabel(given, request.quantities);
  if (request.quantities?.every((name) => name === 'scalingPhase')) return { sizes: {}, series: label };
  const { sizes, series } = yield* curvesAndSpread(given, request);
  const start = startOf(given, request, request.replicas?.from ?? 0);
  return { sizes, series: { ...series, ...label, ...landmarksBeside(given, start, request.quantities) } };
}

function* curvesAndSpread(given: Parameters, request: Request): Job<Dataset> {
  const setting = settingOf(given);
  const shape = {
    observables: wantedObservables(request.quantities, setting.students),
    p: setting.students,
    k: setting.teachers,
    times: timesOf(request, given.finalTime),
  };
  const starts = startsOf(given, request);
  const first = request.replicas?.from ?? 0;
  const runnableOf = (replica: number) => {
    const start = starts[replica - first]!;
    const repeated = replica > first && start === starts[replica - first - 1];
    return repeated ? undefined : runnable(given, setting, start, shape.observables, request, 0);
  };
  const around = spreadObservables(request.quantities, shape.observables);
  if (around.length === 0 || !spreadPlan(given)) return datasetOf(yield* integrateReplicas(shape, runnableOf, request));
  const curves = yield* half(integrateReplicas(shape, runnableOf, request), 0);
  const task = { given, observables: around, times: shape.times, starts, leading: curves.replicas ? ['replica'] : [] };
  return yield* withSpread(curves, task, request);
}

/** The starts of all replicas, equal neighbours as one object. */
function startsOf(given: Parameters, request: Request): Overlaps[] {
  const { from, to } = request.replicas ?? { from: 0, to: 1 };
  const starts: Overlaps[] = [];
  for (let replica = from; replica < to; replica++) {
    const start = startOf(given, request, replica);
    const last = starts.at(-1);
    starts.push(last && sameStart(start, last) ? last : start);
  }
  return starts;
}

/** Observables around which the law of single runs is wanted: without a wish all that are computed. */
function spreadObservables(names: string[] | undefined, computed: Observable[]): Observable[] {
  if (!names) return computed;
  return observables.filter(({ quantity }) => Object.values(lawOf(quantity.name)).some((name) => names.includes(name)));
}

/** The curves with the law of single runs around them. */
function* withSpread(curves: Curves, task: SpreadTask, request: Request): Job<Dataset> {
  const saved = request.resume as { spread?: Plain } | undefined;
  const job = half(spreadOf(task, request, saved?.spread), 1);
  for (;;) {
    const next = job.next();
    if (next.done) {
      const { sizes, series } = datasetOf(curves);
      const { students: p, teachers: k } = settingOf(task.given);
      for (const { quantity } of task.observables)
        for (const dim of quantity.dims) if (dim !== 't') sizes[dim] = dim === 'r' ? k : p;
      return { sizes, series: { ...series, ...wantedSeries(next.value, request.quantities) } };
    }
    const { checkpoint, ...step } = next.value;
    yield {
      ...step,
      partial: () => datasetOf(curves),
      checkpoint: () => ({ curves: copied(curves), spread: checkpoint?.() ?? [] }) as unknown as Plain,
    };
  }
}

/** A job as the first (0) or second (1) half of a whole. */
function* half<T>(job: Job<T>, which: 0 | 1): Job<T> {
  for (;;) {
    const next = job.next();
    if (next.done) return next.value;
    yield { ...next.value, done: (which + next.value.done / (next.value.total || 1)) / 2, total: 1 };
  }
}

function runnable(
  given: Parameters,
  setting: Setting,
  start: Overlaps,
  curves: Observable[],
  request: Request,
  set: number,
): Runnable {
  const { noiseExpectation: expectation, noiseNodes: nodes, exitOverlap } = given;
  const system = orderParameterSystem(setting, start, { expectation, nodes, set });
  const read = overlapReader(system);
  const options = odeOptions(system, request);
  return {
    problem: system.problem,
    initial: system.initial,
    options,
    riskRounding: options.norm!.atol / 10,
    observe: observing(read, curves, setting.students, setting.teachers),
    exit: exitEvent(read, exitOverlap),
    setting,
    start,
    operations: operationsOf(setting, setting.students, nodes),
    ...(sampledNoiseOf(given) && set === 0
      ? { alternative: () => runnable(given, setting, start, curves, sharper(request), 1) }
      : {}),
  };
}

function sameStart(a: Overlaps, b: Overlaps): boolean {
  return (Object.keys(a) as (keyof Overlaps)[]).every((name) => a[name].every((x, i) => x === b[name][i]));
}
