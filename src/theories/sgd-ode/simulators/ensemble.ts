import * as z from 'zod';
import {
  type Calculation,
  type Dataset,
  estimated,
  exact,
  type Job,
  type Plain,
  parameter,
  type Quantity,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { consistency } from '../consistency.js';
import { shape } from '../parameters.js';
import { problemOf } from './calculation.js';
import { checkMemory } from './memory.js';
import { columns, type Observer, observer } from './observer.js';
import { addRow, emptySums, type PowerSums, spreadAt } from './power-sums.js';
import { advanceRun, beginRun, type Problem, type Run } from './run.js';
import { lookCost } from './simulate.js';
import { plainTrained, restoreTrained, type TrainedPlain } from './simulator.js';
import { type StepGrid, stepGrid } from './step-grid.js';
import { unitsOf } from './units.js';

const parameters = z
  .object({
    ...shape,
    instances: parameter(z.int().min(2).max(1e7).default(200), {
      symbol: 'n',
      meaning: 'independent runs averaged over',
      scale: 'log',
      range: [10, 100],
      group: 'training',
    }),
    simulator: parameter(z.enum(['exact-in-law', 'direct']).default('exact-in-law'), {
      symbol: 'sim',
      meaning: 'exact-in-law: cost independent of the dimension; direct: every weight',
      group: 'training',
    }),
  })
  .check(consistency);

const recorded = ['risk', 'studentOverlap', 'crossOverlap', 'readoutWeights'] as const;
const symbols = { risk: 'R', studentOverlap: 'Q', crossOverlap: 'M', readoutWeights: 'a' };
const dimsOf = { risk: [], studentOverlap: ['i', 'j'], crossOverlap: ['i', 'r'], readoutWeights: ['i'] };

const quantities: Quantity[] = [
  ...recorded.flatMap((name): Quantity[] => [
    {
      name: `${name}Mean`,
      symbol: `⟨${symbols[name]}⟩`,
      meaning: `mean of ${name} over the runs`,
      dims: ['t', ...dimsOf[name]],
      scale: name === 'risk' ? 'log' : 'linear',
    },
    {
      name: `${name}StandardDeviation`,
      symbol: `sd ${symbols[name]}`,
      meaning: `standard deviation of ${name} over the runs`,
      dims: ['t', ...dimsOf[name]],
      scale: 'log',
    },
  ]),
  {
    name: 'riskMedian',
    symbol: 'med R',
    meaning: 'median risk over the runs: finite while less than half of them diverged',
    dims: ['t'],
    scale: 'log',
  },
  {
    name: 'divergedRuns',
    symbol: 'n_∞',
    meaning: 'number of runs whose weights overflowed',
    dims: [],
    scale: 'linear',
  },
  { name: 'step', symbol: 'ν', meaning: 'SGD steps taken', dims: ['t'], scale: 'log' },
];

/** Many runs of exact finite-dimension SGD: means and standard deviations. */
export const ensemble: Calculation<typeof parameters> = {
  id: 'ensemble',
  title: 'Means and spreads over many SGD runs',
  role: 'calculator',
  citations: [],
  method: 'Means and standard deviations over independent runs of one-pass SGD, simulated exactly in law.',
  parameters,
  quantities,
  suits: () => ({ applies: true, reason: 'finite-dimension SGD runs', seconds: 0, bytes: 0 }),
  *run(values, request) {
    const problem = problemOf(values.simulator, values, request);
    const { setting, dimension } = problem;
    const grid = yield* stepGrid(setting, dimension, request, { finalTime: values.finalTime, count: 40 });
    const watcher = observer(setting, unitsOf(request, setting.students, setting.teachers));
    checkMemory(request, 8 * grid.steps.length * (5 * watcher.size + values.instances));
    return yield* average({ problem, watcher, grid, instances: values.instances }, request);
  },
};

interface Plan {
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

/** Runs one instance after the other; resumes to the same bytes. */
function* average(plan: Plan, request: Request): Job<Dataset> {
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

function datasetOf({ watcher, grid }: Plan, gathered: Gathered, instances: number, { quantities }: Request): Dataset {
  const { units, size } = watcher;
  const steps = grid.steps.length;
  const series: Record<string, Series> = {};
  const wants = (name: string) => !quantities || quantities.includes(name);
  const used = new Set<string>();
  for (const { name, dims, from, length } of columns(units)) {
    const all = Array.from({ length: steps * length }, (_, at) =>
      spreadAt(gathered.total, Math.floor(at / length) * size + from + (at % length)),
    );
    const give = (suffix: string, value: 'mean' | 'deviation', error: 'meanError' | 'deviationError') => {
      if (!wants(name + suffix)) return;
      const [values, errors] = [value, error].map((key) => Float64Array.from(all, (spread) => spread[key]));
      series[name + suffix] = estimated([grid.axis, ...dims], values!, errors!, 'standardError');
      for (const dim of dims) used.add(dim);
    };
    give('Mean', 'mean', 'meanError');
    give('StandardDeviation', 'deviation', 'deviationError');
  }
  if (wants('riskMedian')) series.riskMedian = medians(gathered.risks, instances, steps, grid.axis);
  if (wants('divergedRuns')) series.divergedRuns = exact([], Float64Array.of(gathered.diverged));
  for (const dim of ['i', 'j', 'r'] as const) if (used.has(dim)) series[dim] = exact([dim], units[dim]);
  series.t = exact([grid.axis], grid.times);
  series.step = exact([grid.axis], grid.steps);
  const sizes: Record<string, number> = { [grid.axis]: steps };
  for (const dim of ['i', 'j', 'r'] as const) if (used.has(dim)) sizes[dim] = units[dim].length;
  return { sizes, series };
}

/** Medians over the runs with the half-width of their one-sigma interval of order statistics. */
function medians(risks: Float64Array, instances: number, steps: number, axis: string): Series {
  const values = new Float64Array(steps);
  const errors = new Float64Array(steps);
  const half = Math.ceil(Math.sqrt(instances) / 2);
  for (let n = 0; n < steps; n++) {
    const sorted = Float64Array.from({ length: instances }, (_, i) => risks[i * steps + n]!).sort();
    const upper = instances >> 1;
    const lower = (instances - 1) >> 1;
    values[n] = (sorted[lower]! + sorted[upper]!) / 2;
    const low = sorted[Math.max(0, lower - half)]!;
    const high = sorted[Math.min(instances - 1, upper + half)]!;
    errors[n] = high < Number.POSITIVE_INFINITY ? (high - low) / 2 : Number.POSITIVE_INFINITY;
  }
  return estimated([axis], values, errors, 'standardError');
}
