import { type Dataset, exact, type Job, type Plain, type Request, type Series } from '../../../contract/index.js';
import { columns, type Observer, type Units } from './observer.js';
import { advanceRun, beginRun, type Problem, type Run } from './run.js';
import { plainTrained, restoreTrained, type TrainedPlain } from './simulator.js';
import type { StepGrid } from './step-grid.js';

/** What has been recorded: replica by replica, step by step, one row of the observer each. */
interface Tape {
  replicas: number[] | undefined;
  grid: StepGrid;
  units: Units;
  size: number;
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
    units: observer.units,
    size: observer.size,
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
      recorded = workOn(run, tape, observer, n, recorded);
      tape.divergedAt[n] = run.divergedAt;
      yield {
        done: n * perRun + run.state.step,
        total: count * perRun,
        partial: () => dataset(cut(tape, n, recorded), request),
        checkpoint: () => ({ ...checkpointOf(tape, run), replica: n, recorded }) as unknown as Plain,
      };
    }
  }
  return dataset(tape, request);
}

/** About 10 ms of steps, with whatever is recorded on the way; returns the number of steps recorded. */
function workOn(run: Run, { grid, size, rows }: Tape, { look }: Observer, n: number, recorded: number): number {
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
      rows: tape.rows.slice(0, n * steps * tape.size),
      divergedAt: tape.divergedAt.slice(0, n),
    };
  return {
    ...tape,
    ...(tape.replicas ? { replicas: tape.replicas.slice(0, 1) } : {}),
    grid: { ...tape.grid, steps: tape.grid.steps.slice(0, recorded), times: tape.grid.times.slice(0, recorded) },
    rows: tape.rows.slice(0, recorded * tape.size),
    divergedAt: tape.divergedAt.slice(0, 1),
  };
}

function dataset({ replicas, grid, units, size, rows, divergedAt }: Tape, { quantities }: Request): Dataset {
  const lead = replicas ? ['replica'] : [];
  const looks = rows.length / size;
  const series: Record<string, Series> = {};
  for (const { name, dims, from, length } of columns(units)) {
    if (quantities && !quantities.includes(name)) continue;
    const values = new Float64Array(looks * length);
    for (let n = 0; n < looks; n++) values.set(rows.subarray(n * size + from, n * size + from + length), n * length);
    series[name] = exact([...lead, grid.axis, ...dims], values);
  }
  if (!quantities || quantities.includes('divergenceTime')) series.divergenceTime = exact(lead, divergedAt);
  const used = new Set(Object.values(series).flatMap(({ dims }) => dims));
  for (const dim of ['i', 'j', 'r'] as const) if (used.has(dim)) series[dim] = exact([dim], units[dim]);
  series.t = exact([grid.axis], grid.times);
  series.step = exact([grid.axis], grid.steps);
  if (replicas) series.replica = exact(['replica'], Float64Array.from(replicas));
  const sizes: Record<string, number> = { ...(replicas ? { replica: replicas.length } : {}) };
  sizes[grid.axis] = grid.steps.length;
  for (const dim of ['i', 'j', 'r'] as const) if (used.has(dim)) sizes[dim] = units[dim].length;
  return { sizes, series };
}
