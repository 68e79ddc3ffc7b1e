import { type Dataset, exact, type Job, type Plain, type Request, type Series } from '../../../contract/index.js';
import { onAxis, wants, withClock } from './dataset.js';
import type { Observer } from './observer.js';
import { advanceRun, beginRun, type Problem, type Run } from './run.js';
import { plainTrained, restoreTrained, type TrainedPlain } from './simulator.js';
import type { StepGrid } from './step-grid.js';

/** What has been recorded: replica by replica, step by step, one row of the observer each. */
interface Tape {
  replicas: number[] | undefined;
  grid: StepGrid;
  observer: Observer;
  rows: Float64Array;
  divergedAt: Float64Array;
}

/** Plain data of an interrupted simulation. */
type Checkpoint = {
  replica: number;
  recorded: number;
  rows: Float64Array;
  divergedAt: Float64Array;
  run: { state: TrainedPlain; divergedAt: number };
};

/**
 * Trains replica after replica and records at the steps of the grid. A replica whose weights overflow is recorded as
 * Infinity from then on, with the time in `divergenceTime`. Resumes from its own checkpoints to the same bytes.
 */
export function* simulate(problem: Problem, observer: Observer, grid: StepGrid, request: Request): Job<Dataset> {
  const { replicas } = request;
  const indices = replicas && Array.from({ length: replicas.to - replicas.from }, (_, n) => replicas.from + n);
  const count = indices?.length ?? 1;
  const tape: Tape = {
    replicas: indices,
    grid,
    observer,
    rows: new Float64Array(count * grid.steps.length * observer.size),
    divergedAt: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
  };
  const resumed = request.resume as unknown as Checkpoint | undefined;
  if (resumed) tape.rows.set(resumed.rows);
  if (resumed) tape.divergedAt.set(resumed.divergedAt);
  const perRun = (grid.steps.at(-1) ?? 0) + 1;
  for (let n = resumed?.replica ?? 0; n < count; n++) {
    const run = beginRun(problem, indices?.[n] ?? 0);
    let recorded = 0;
    if (resumed && n === resumed.replica) {
      recorded = resumed.recorded;
      restoreTrained(run.state, resumed.run.state);
      run.divergedAt = resumed.run.divergedAt;
    }
    while (recorded < grid.steps.length) {
      recorded = workOn(run, tape, n, recorded);
      tape.divergedAt[n] = run.divergedAt;
      yield {
        done: n * perRun + run.state.step,
        total: count * perRun,
        partial: () => dataset(cut(tape, n, recorded), problem, request),
        checkpoint: () => ({ ...checkpointOf(tape, run), replica: n, recorded }) as unknown as Plain,
      };
    }
  }
  return dataset(tape, problem, request);
}

/** About 10 ms of steps, with whatever is recorded on the way; returns the number of steps recorded. */
function workOn(run: Run, { grid, rows, observer: { look, size } }: Tape, n: number, recorded: number): number {
  let budget = run.simulator.stepsPerSlice;
  let next = recorded;
  while (next < grid.steps.length && budget > 0) {
    budget -= 1 + advanceRun(run, grid.steps[next]!, budget);
    if (run.state.step < grid.steps[next]!) break;
    const from = (n * grid.steps.length + next) * size;
    look(run, rows.subarray(from, from + size));
    budget -= lookCost(run);
    next++;
  }
  return next;
}

/** A look in units of a step: p² scalar products of rows. */
export function lookCost({ simulator, state }: Run): number {
  const flops = state.readout.length * state.readout.length * state.used;
  return Math.ceil((simulator.stepsPerSlice * flops) / 1e7);
}

function checkpointOf(tape: Tape, run: Run): Pick<Checkpoint, 'rows' | 'divergedAt' | 'run'> {
  return {
    rows: tape.rows.slice(),
    divergedAt: tape.divergedAt.slice(),
    run: { state: plainTrained(run.state), divergedAt: run.divergedAt },
  };
}

/** The part of a tape that is complete: whole replicas, or the first steps of a single run. */
function cut(tape: Tape, n: number, recorded: number): Tape {
  const steps = tape.grid.steps.length;
  if (tape.replicas && n > 0)
    return {
      ...tape,
      replicas: tape.replicas.slice(0, n),
      rows: tape.rows.slice(0, n * steps * tape.observer.size),
      divergedAt: tape.divergedAt.slice(0, n),
    };
  return {
    ...tape,
    ...(tape.replicas ? { replicas: tape.replicas.slice(0, 1) } : {}),
    grid: { ...tape.grid, steps: tape.grid.steps.slice(0, recorded), times: tape.grid.times.slice(0, recorded) },
    rows: tape.rows.slice(0, recorded * tape.observer.size),
    divergedAt: tape.divergedAt.slice(0, 1),
  };
}

function dataset(
  { replicas, grid, observer, rows, divergedAt }: Tape,
  { setting }: Problem,
  request: Request,
): Dataset {
  const { observables, lengths, size } = observer;
  const lead = replicas ? ['replica'] : [];
  const looks = rows.length / size;
  const series: Record<string, Series> = {};
  let from = 0;
  for (const [o, { quantity }] of observables.entries()) {
    const length = lengths[o]!;
    const values = new Float64Array(looks * length);
    for (let n = 0; n < looks; n++) values.set(rows.subarray(n * size + from, n * size + from + length), n * length);
    series[quantity.name] = exact([...lead, ...onAxis(quantity.dims, grid)], values);
    from += length;
  }
  if (wants(request, 'divergenceTime')) series.divergenceTime = exact(lead, divergedAt);
  const { sizes, series: all } = withClock(series, grid, setting);
  if (!replicas) return { sizes, series: all };
  const replica = exact(['replica'], Float64Array.from(replicas));
  return { sizes: { ...sizes, replica: replicas.length }, series: { ...all, replica } };
}
