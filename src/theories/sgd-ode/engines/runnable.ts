import type { Dataset, ErrorKind, Plain, Request, Step } from '../../../contract/index.js';
import type {
  Functionals,
  OdeEvent,
  OdeOptions,
  OdeProblem,
  OdeSolutionWithError,
} from '../../../numerics/ode/index.js';
import { type ErrorCheckpoint, integrateWithErrorJob } from '../../../numerics/ode/index.js';
import { type Curves, datasetOf, putConstant, replicasOf } from '../curves.js';
import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';
import { evenedErrors } from './evened-errors.js';
import { explained } from './failure.js';
import { integrateBoth, type Posed } from './two-quadratures.js';

/** An integration ready to run. */
export interface Runnable {
  problem: OdeProblem;
  initial: Float64Array;
  options: OdeOptions;
  observe: Functionals;
  /** End of the plateau, where there is one. */
  exit?: OdeEvent;
  setting: Setting;
  /** Where there are overlaps: what failures are explained from. */
  start?: Overlaps;
  /** Rounding error of the risk: a small difference of terms of the size of the squared outputs. */
  riskRounding: number;
  /** Floating-point operations of one right-hand side, roughly. */
  operations: number;
  /** The same with another quadrature and a tenth of the tolerance, where the right-hand side has a quadrature: the companion of the error estimate. */
  alternative?: () => Runnable;
}

/** What a checkpoint holds: the finished curves, and the integration under way. */
interface Saved {
  curves: Pick<Curves, 'values' | 'errors' | 'constants'>;
  run: ErrorCheckpoint;
}

interface Progress {
  curves: Curves;
  run: ErrorCheckpoint | undefined;
  total: number;
}

/** Operations of about 3 ms between two yields. */
const slice = 3e6;

/**
 * Curves of all replicas wanted, each with an estimate of its error; `runnableOf` makes one from the number of the replica,
 * or gives undefined when it begins where the one before it did.
 */
export function* integrateReplicas(
  fresh: Omit<Curves, 'values' | 'errors' | 'constants' | 'replicas'>,
  runnableOf: (replica: number) => Runnable | undefined,
  request: Request,
): Generator<Step, Curves, void> {
  const replicas = replicasOf(request);
  const saved = request.resume as unknown as Saved | undefined;
  const finished = saved ? copied(saved.curves) : { values: [], errors: [], constants: {} };
  const curves: Curves = { ...fresh, replicas, ...finished };
  const progress: Progress = { curves, run: saved?.run, total: replicas?.length ?? 1 };
  for (let r = 0; r < progress.total; r++) {
    const runnable = runnableOf(replicas?.[r] ?? 0);
    if (r < curves.values.length) continue;
    if (runnable) yield* solveOne(runnable, progress);
    else repeat(curves);
  }
  return curves;
}

function* solveOne(runnable: Runnable, progress: Progress): Generator<Step, void, void> {
  const solution = yield* integrated(runnable, progress);
  const { curves } = progress;
  curves.values.push(solution.values);
  curves.errors.push(withRounding(solution, curves, runnable.riskRounding));
  if (runnable.exit) putExitTime(curves, runnable, runnable.exit, solution);
}

function withRounding(
  { values, errors: raw, width }: OdeSolutionWithError,
  { observables, p, k }: Curves,
  rounding: number,
) {
  const errors = evenedErrors(values, raw, width);
  const before = observables.findIndex(({ quantity }) => quantity.name === 'risk');
  if (before < 0) return errors;
  const column = observables.slice(0, before).reduce((sum, { size }) => sum + size(p, k), 0);
  return errors.map((error, i) => (i % width === column ? error + rounding : error));
}

function putExitTime(curves: Curves, { initial }: Runnable, exit: OdeEvent, solution: OdeSolutionWithError): void {
  const startsOut = exit.of(0, initial) >= 0;
  const hit = solution.hits[0];
  const time = startsOut ? 0 : (hit?.t ?? Number.POSITIVE_INFINITY);
  putConstant(curves, 'exitTime', time, startsOut || !hit ? 0 : solution.hitErrors[0]!);
}

function* integrated(runnable: Runnable, progress: Progress): Generator<Step, OdeSolutionWithError, void> {
  const { curves, total } = progress;
  const { alternative } = runnable;
  const { problem, initial, options } = posed(runnable);
  const job = alternative
    ? integrateBoth(posed(runnable), () => posed(alternative()), curves.times, progress.run)
    : integrateWithErrorJob(problem, { t: 0, y: initial }, curves.times, options, progress.run);
  const stride = Math.max(1, Math.floor(slice / (6 * runnable.operations)));
  for (let steps = 0; ; steps++) {
    const next = advance(job, runnable);
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
      checkpoint: () => ({ curves: copied(curves), run: checkpoint() }) as unknown as Plain,
    };
  }
}

function posed({ problem, initial, options, observe, exit }: Runnable): Posed {
  return { problem, initial, options: { ...options, observe, events: exit ? [exit] : [] } };
}

function advance<J extends Generator<unknown, unknown, void>>(
  job: J,
  { setting, start }: Runnable,
): ReturnType<J['next']> {
  try {
    return job.next() as ReturnType<J['next']>;
  } catch (error) {
    throw explained(error, setting, start);
  }
}

/** What a checkpoint keeps of curves: finished rows never change, the lists of them do. */
export function copied({ values, errors, constants }: Saved['curves']): Saved['curves'] {
  const columns = Object.entries(constants).map(([name, column]) => [
    name,
    { values: column.values.slice(), errors: column.errors.slice() },
  ]);
  return { values: values.slice(), errors: errors.slice(), constants: Object.fromEntries(columns) };
}

function partialDataset(curves: Curves, solution: { t: Float64Array; values: Float64Array }): Dataset {
  const unknown: ErrorKind = { unavailable: 'the run is not finished' };
  const { observables, p, k } = curves;
  const shown = { observables, p, k, times: solution.t, replicas: undefined, constants: {} };
  return datasetOf({ ...shown, values: [solution.values], errors: [undefined] }, unknown);
}

function repeat(curves: Curves): void {
  curves.values.push(curves.values.at(-1)!);
  curves.errors.push(curves.errors.at(-1));
  for (const { values, errors } of Object.values(curves.constants)) {
    values.push(values.at(-1)!);
    errors.push(errors.at(-1)!);
  }
}
