import type { Calculation, Dataset, Job, Request } from '../../../contract/index.js';
import { arnaboldi, rkc, saadSolla } from '../citations.js';
import { startOf } from '../initial/index.js';
import { exitTimeQuantity, type Observable, observables, wantedObservables } from '../observables.js';
import { type Parameters, parameters } from '../parameters.js';
import { type Setting, settingOf } from '../setting.js';
import { studentCount } from '../sizes.js';
import type { Overlaps } from '../state.js';
import { timesOf } from '../times.js';
import { operationsOf } from './cost.js';
import { exitEvent, observing, overlapReader } from './observing.js';
import { integrateReplicas, type Runnable } from './runnable.js';
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
  quantities: [...observables.map(({ quantity }) => quantity), exitTimeQuantity],
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
  const reason = 'all overlaps at finite width, with the actual learning rate and dimension';
  return { applies: true, reason, seconds: 3e-6 * operations, bytes: 3200 * p * p };
}

function hasReducedStart(given: Parameters): boolean {
  return given.particleProjections.length + given.studentSecondMoment.length + given.parallelSecondMoment.length > 0;
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  const setting = settingOf(given);
  const shape = {
    observables: wantedObservables(request.quantities, setting.students),
    p: setting.students,
    k: setting.teachers,
    times: timesOf(request, given.finalTime),
  };
  let last: Overlaps | undefined;
  const runnableOf = (replica: number) => {
    const start = startOf(given, request, replica);
    const repeated = last !== undefined && sameStart(start, last);
    last = start;
    return repeated ? undefined : runnable(given, setting, start, shape.observables, request, 0);
  };
  return yield* integrateReplicas(shape, runnableOf, request);
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
  const noisy = setting.learningRate > 0 && setting.noiseTerms === 'all';
  const sampled = noisy && system.moments.noiseMethod === 'quasi-random nodes';
  return {
    problem: system.problem,
    initial: system.initial,
    options,
    riskRounding: options.norm!.atol / 10,
    observe: observing(read, curves, setting.students, setting.teachers),
    exit: exitEvent(read, exitOverlap),
    setting,
    operations: operationsOf(setting, setting.students, nodes),
    ...(sampled && set === 0
      ? { alternative: () => runnable(given, setting, start, curves, sharper(request), 1) }
      : {}),
  };
}

function sameStart(a: Overlaps, b: Overlaps): boolean {
  return (Object.keys(a) as (keyof Overlaps)[]).every((name) => a[name].every((x, i) => x === b[name][i]));
}
