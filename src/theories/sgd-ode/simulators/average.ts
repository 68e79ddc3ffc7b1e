import {
  type Dataset,
  estimated,
  exact,
  type Job,
  type Plain,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { onAxis, wants, withClock } from './dataset.js';
import type { Observer } from './observer.js';
import { addRow, emptySums, type PowerSums, spreadAt } from './power-sums.js';
import { advanceRun, beginRun, type Problem, type Run } from './run.js';
import { lookCost } from './simulate.js';
import { plainTrained, restoreTrained, type TrainedPlain } from './simulator.js';
import type { StepGrid } from './step-grid.js';

/** What is averaged: which runs, looked at how, when and how many. */
export interface Plan {
  problem: Problem;
  watcher: Observer;
  grid: StepGrid;
  instances: number;
}

/** What has been gathered over the finished runs, and the rows of the one under way. */
interface Gathered {
  total: PowerSums;
  /** Risk of every run at every step, run by run. */
  risks: Float64Array;
  diverged: number;
  rows: Float64Array;
}

type Checkpoint = {
  instance: number;
  next: number;
  sums: { count: number; centre: Float64Array; sums: Float64Array };
  risks: Float64Array;
  diverged: number;
  rows: Float64Array;
  run: { state: TrainedPlain; divergedAt: number } | null;
};

/** Runs one instance after the other and gathers means, spreads and medians; resumes to the same bytes. */
export function* average(plan: Plan, request: Request): Job<Dataset> {
  const { problem, watcher, grid, instances } = plan;
  const length = grid.steps.length * watcher.size;
  const gathered: Gathered = {
    total: emptySums(length),
    risks: new Float64Array(instances * grid.steps.length),
    diverged: 0,
    rows: new Float64Array(length),
  };
  let { instance, next, run } = restored(plan, gathered, request.resume as unknown as Checkpoint | undefined);
  let budget = 1;
  while (instance < instances) {
    run ??= beginRun(problem, instance);
    while (next < grid.steps.length && budget > 0) {
      const share = 1 / run.simulator.stepsPerSlice;
      budget -= share * (1 + advanceRun(run, grid.steps[next]!, Math.max(1, Math.ceil(budget / share))));
      if (run.state.step < grid.steps[next]!) continue;
      watcher.look(run, gathered.rows.subarray(next * watcher.size, (next + 1) * watcher.size));
      budget -= share * lookCost(run);
      next++;
    }
    if (next === grid.steps.length) {
      gather(gathered, instance, grid.steps.length, watcher.size, run);
      instance++;
      next = 0;
      run = undefined;
      budget -= 0.003;
    }
    if (budget > 0) continue;
    budget = 1;
    const place = { instance, next, run };
    yield {
      done: instance,
      total: instances,
      partial: () => datasetOf(plan, gathered, Math.max(1, place.instance), request),
      checkpoint: () => checkpointOf(gathered, place) as unknown as Plain,
    };
  }
  return datasetOf(plan, gathered, instances, request);
}

function gather(gathered: Gathered, instance: number, steps: number, size: number, run: Run): void {
  addRow(gathered.total, gathered.rows);
  for (let n = 0; n < steps; n++) gathered.risks[instance * steps + n] = gathered.rows[n * size]!;
  if (run.divergedAt < Number.POSITIVE_INFINITY) gathered.diverged++;
}

interface Place {
  instance: number;
  next: number;
  run: Run | undefined;
}

function restored({ problem }: Plan, gathered: Gathered, resumed: Checkpoint | undefined): Place {
  if (!resumed) return { instance: 0, next: 0, run: undefined };
  gathered.total.count = resumed.sums.count;
  gathered.total.centre.set(resumed.sums.centre);
  gathered.total.sums.set(resumed.sums.sums);
  gathered.risks.set(resumed.risks);
  gathered.rows.set(resumed.rows);
  gathered.diverged = resumed.diverged;
  if (!resumed.run) return { ...resumed, run: undefined };
  const run = beginRun(problem, resumed.instance);
  restoreTrained(run.state, resumed.run.state);
  run.divergedAt = resumed.run.divergedAt;
  return { instance: resumed.instance, next: resumed.next, run };
}

function checkpointOf({ total, risks, rows, diverged }: Gathered, { instance, next, run }: Place): Checkpoint {
  return {
    instance,
    next,
    sums: { count: total.count, centre: total.centre.slice(), sums: total.sums.slice() },
    risks: risks.slice(),
    rows: rows.slice(),
    diverged,
    run: run ? { state: plainTrained(run.state), divergedAt: run.divergedAt } : null,
  };
}

function datasetOf({ problem, watcher, grid }: Plan, gathered: Gathered, instances: number, request: Request): Dataset {
  const { size, lengths } = watcher;
  const steps = grid.steps.length;
  const series: Record<string, Series> = {};
  let from = 0;
  for (const [o, { quantity }] of watcher.observables.entries()) {
    const { name, dims } = quantity;
    const length = lengths[o]!;
    const first = from;
    const all = Array.from({ length: steps * length }, (_, at) =>
      spreadAt(gathered.total, Math.floor(at / length) * size + first + (at % length)),
    );
    const give = (suffix: string, value: 'mean' | 'deviation', error: 'meanError' | 'deviationError') => {
      if (!wants(request, name + suffix)) return;
      const [values, errors] = [value, error].map((key) => Float64Array.from(all, (spread) => spread[key]));
      series[name + suffix] = estimated(onAxis(dims, grid), values!, errors!, 'standardError');
    };
    give('Mean', 'mean', 'meanError');
    give('StandardDeviation', 'deviation', 'deviationError');
    from += length;
  }
  if (wants(request, 'riskMedian')) series.riskMedian = medians(gathered.risks, instances, steps, grid.axis);
  if (wants(request, 'divergedRuns')) series.divergedRuns = exact([], Float64Array.of(gathered.diverged));
  return withClock(series, grid, problem.setting);
}

/** Medians over the runs with standard errors from the interval of order statistics. */
function medians(risks: Float64Array, instances: number, steps: number, axis: string): Series {
  const values = new Float64Array(steps);
  const errors = new Float64Array(steps);
  // Two standard errors to either side: half-widths of one would rest on very few runs.
  const reach = Math.ceil(Math.sqrt(instances));
  for (let n = 0; n < steps; n++) {
    const sorted = Float64Array.from({ length: instances }, (_, i) => risks[i * steps + n]!).sort();
    const upper = instances >> 1;
    const lower = (instances - 1) >> 1;
    values[n] = (sorted[lower]! + sorted[upper]!) / 2;
    const low = sorted[Math.max(0, lower - reach)]!;
    const high = sorted[Math.min(instances - 1, upper + reach)]!;
    errors[n] = high < Number.POSITIVE_INFINITY ? (high - low) / 4 : Number.POSITIVE_INFINITY;
  }
  return estimated([axis], values, errors, 'standardError');
}
