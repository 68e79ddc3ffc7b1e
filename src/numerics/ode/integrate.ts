import { crossings, type EventHit, eventValues, type OdeEvent } from './events.js';
import { failCheckpoint, failOptions } from './failures.js';
import type { Ode } from './method.js';
import type { Functionals, OdeProblem, OdeStart } from './problem.js';
import type { OdeOptions } from './settings.js';
import type { OdeCounts, OdeState } from './state.js';
import { checkpointOde, interpolateOde, resumeOde, startOde, stepOde } from './stepper.js';

/** How to integrate to a list of times; `endTime` is the last of them. */
export interface IntegrateOptions extends Omit<OdeOptions, 'endTime'> {
  /** What is recorded at the output times; default: the state itself. */
  observe?: Functionals;
  events?: readonly OdeEvent[];
}

/** A solution at output times. */
export type OdeSolution = {
  /** The output times reached: all of them unless a terminal event came first. */
  t: Float64Array;
  /** Numbers recorded per time. */
  width: number;
  /** Records, one row of `width` numbers per time. */
  values: Float64Array;
  hits: EventHit[];
  counts: OdeCounts;
};

/** Plain data to resume an `integrateJob` from. */
export type IntegrationCheckpoint = { state: OdeState; values: Float64Array; hits: EventHit[] };

/** Yielded after each accepted step; the same object every time. */
export interface IntegrationProgress {
  /** Time reached and time to reach. */
  t: number;
  end: number;
  /** The solution as far as it is known. */
  partial(): OdeSolution;
  checkpoint(): IntegrationCheckpoint;
}

/** An integration under way. */
interface Recording {
  ode: Ode;
  times: Float64Array;
  observe: Functionals;
  values: Float64Array;
  written: number;
  hits: EventHit[];
  scratch: Float64Array;
}

/**
 * Integrates from `start` and records at the increasing `times` (first >= start.t) through the dense output: the times
 * asked for do not change the steps, only their last one ends the integration.
 * Throws NumericalError ODE_OPTIONS and what `stepOde` throws.
 */
export function integrate(
  problem: OdeProblem,
  start: OdeStart,
  times: Float64Array,
  options: IntegrateOptions = {},
): OdeSolution {
  const job = integrateJob(problem, start, times, options);
  for (;;) {
    const next = job.next();
    if (next.done) return next.value;
  }
}

/** `integrate` that yields after each accepted step; `resume` continues to the same bytes. Throws ODE_CHECKPOINT besides. */
export function* integrateJob(
  problem: OdeProblem,
  start: OdeStart,
  times: Float64Array,
  options: IntegrateOptions = {},
  resume?: IntegrationCheckpoint,
): Generator<IntegrationProgress, OdeSolution, void> {
  checkTimes(start, times);
  const end = times[times.length - 1]!;
  const { events = [] } = options;
  const run = begin(problem, start, times, { ...options, endTime: end }, resume);
  const eventsBefore = eventValues(run.ode, events);
  const progress: IntegrationProgress = {
    t: run.ode.state.t,
    end,
    partial: () => solution(run),
    checkpoint: () => ({ state: checkpointOde(run.ode), values: rows(run), hits: run.hits.slice() }),
  };
  record(run, run.ode.state.t);
  while (stepOde(run.ode)) {
    const found = crossings(run.ode, events, eventsBefore);
    run.hits.push(...found.map((crossing) => crossing.hit));
    const last = found.at(-1);
    record(run, last?.terminal ? last.hit.t : run.ode.state.t);
    if (last?.terminal) break;
    progress.t = run.ode.state.t;
    yield progress;
  }
  return solution(run);
}

function begin(
  problem: OdeProblem,
  start: OdeStart,
  times: Float64Array,
  options: IntegrateOptions & OdeOptions,
  resume?: IntegrationCheckpoint,
): Recording {
  const n = start.y.length;
  const observe = options.observe ?? { size: n, of: (_t, y, out) => out.set(y) };
  const values = new Float64Array(times.length * observe.size);
  if (resume && (resume.state.y.length !== n || resume.values.length > values.length))
    throw failCheckpoint(resume.state.t, 'made for another number of equations or output times');
  if (resume) values.set(resume.values);
  return {
    ode: resume ? resumeOde(problem, resume.state, options) : startOde(problem, start, options),
    times,
    observe,
    values,
    written: resume ? resume.values.length / observe.size : 0,
    hits: resume ? resume.hits.slice() : [],
    scratch: new Float64Array(n),
  };
}

/** Writes the output times up to `until`. */
function record(run: Recording, until: number): void {
  const { times, observe, values, ode, scratch } = run;
  while (run.written < times.length && times[run.written]! <= until) {
    const t = times[run.written]!;
    const row = values.subarray(run.written * observe.size, (run.written + 1) * observe.size);
    observe.of(t, interpolateOde(ode, t, scratch), row);
    run.written++;
  }
}

function rows(run: Recording): Float64Array {
  return run.values.slice(0, run.written * run.observe.size);
}

function solution(run: Recording): OdeSolution {
  const counts = { ...run.ode.state.counts };
  return {
    t: run.times.slice(0, run.written),
    width: run.observe.size,
    values: rows(run),
    hits: run.hits.slice(),
    counts,
  };
}

function checkTimes(start: OdeStart, times: Float64Array): void {
  if (times.length === 0) throw failOptions('times', 'at least one time', 'none');
  for (let i = 0; i < times.length; i++) {
    const least = i === 0 ? start.t : times[i - 1]!;
    const ordered = i === 0 ? times[i]! >= least : times[i]! > least;
    if (!(ordered && Number.isFinite(times[i]!)))
      throw failOptions(`times[${i}]`, `a finite time ${i === 0 ? '>=' : '>'} ${least}`, times[i]);
  }
}
