import {
  type Calculation,
  type Dataset,
  InputError,
  type Job,
  type Plain,
  type Request,
  type Step,
} from '../../../contract/index.js';
import { NumericalError } from '../../../numerics/errors.js';
import { type Setting, settingOf } from '../conversions.js';
import { type Parameters, parameters } from '../parameters.js';
import { secondMoment } from '../teacher.js';
import { datasetOf, type Gathered, quantities, wantsKernels, wantsLimit, wantsPath } from './dataset.js';
import { endOf, pathOf } from './guides.js';
import { binsFor } from './histogram.js';
import { plan, production } from './pilot.js';
import { record, type SweepRecord } from './record.js';
import { kernelsOf } from './response.js';
import { finenessOf } from './settings.js';
import { sweepBytes } from './sweep.js';

/** Dynamical mean-field theory of the gradient flow. */
export const dmft: Calculation<typeof parameters> = {
  id: 'dmft',
  title: 'Dynamical mean-field theory',
  role: 'theory',
  citations: [],
  method:
    'The dynamical mean-field equations were solved as the exact mean field of a variable-step implicit scheme (BDF3 in the mirror variable) on an adaptive grid, averaged over rotated scrambled Sobol points; the sampled equations are those of the gradient flow of one convex problem, which keeps them stable at all times. Errors: spread of independent scrambles and time steps.',
  parameters,
  quantities,
  suits,
  run,
};

/** Rows a run takes at most times, for estimates before the grid is known. */
const usualRows = 100;

function suits(given: Parameters) {
  const { sampleRatio, weightDecay, finalTime } = given;
  const hints: string[] = [];
  if (weightDecay === 0 && Math.abs(sampleRatio - 1) < 0.02)
    hints.push('interpolation threshold: relaxation time diverges and finite-size effects are large');
  if (sampleRatio > 50) hints.push('use the population closed form');
  if (weightDecay * finalTime > 300) hints.push('nothing moves any more at the end of so long a run');
  return {
    applies: true,
    reason: ['limit of infinite dimension', ...hints].join('; '),
    seconds: 1,
    bytes: sweepBytes(1024, usualRows),
  };
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  const setting = settingOf(given);
  const fineness = finenessOf(request);
  const wanted = timesOf(setting, request);
  const horizon = wanted ? { ...setting, finalTime: lastOf(wanted, setting) } : setting;
  checkMemory(request, sweepBytes(fineness.pilot, usualRows));
  const pilot = (samples: number) => plan(horizon, samples, fineness.target, request.seed);
  const planned = yield* noted(withEnough(fineness.pilot, pilot), 'choosing the grid');
  checkMemory(request, sweepBytes(fineness.samples, planned.times.length));
  const times = wanted ?? planned.times;
  const gathered: Gathered = { given, setting: horizon, request, fineness, times, plan: planned, records: [] };
  const done = resumed(request, gathered);
  gathered.records.push(...done);
  for (let s = done.length; s < fineness.scrambles; s++) yield* oneScramble(gathered, s);
  const kernels = wantsKernels(request) ? yield* kernelsOf(planned.pilot) : undefined;
  const limit = wantsLimit(request) ? yield* noted(endOf(horizon), 'limit at infinite time') : undefined;
  const path = wantsPath(request) ? yield* noted(pathOf(horizon, times), 'LASSO path') : undefined;
  return datasetOf({
    ...gathered,
    ...(kernels ? { kernels } : {}),
    ...(limit ? { limit } : {}),
    ...(path ? { path } : {}),
  });
}

function* oneScramble(gathered: Gathered, scramble: number): Job<void> {
  const { setting, plan: planned, fineness, request, times, records } = gathered;
  const rows = planned.times.length;
  const total = rows * fineness.scrambles;
  const report = (row: number): Step => ({
    done: scramble * rows + row,
    total,
    note: `sweep ${scramble + 1} of ${fineness.scrambles}`,
    partial: () => datasetOf(gathered),
    checkpoint: () => checkpointOf(gathered),
  });
  const job = withEnough(fineness.samples, (samples) => production(setting, planned, samples, request.seed, scramble));
  let step = job.next();
  for (; !step.done; step = job.next()) yield report(step.value.done);
  const bins = binsFor(3 * Math.sqrt(secondMoment(setting.teacher) + setting.labelNoiseVariance / setting.sampleRatio));
  const reading = record(step.value, times, bins);
  let seen = reading.next();
  for (; !seen.done; seen = reading.next()) yield report(rows);
  records.push(seen.value);
}

/** Doublings of the samples where the equations of a row have no solution near: few samples may lack the coordinates that matter. */
const doublings = 3;

/** A sweep with these samples, or as many more as its equations need. @throws NumericalError when those are not enough */
function* withEnough<T>(samples: number, sweep: (samples: number) => Job<T>): Job<T> {
  for (let k = 0; ; k++) {
    try {
      return yield* sweep(samples << k);
    } catch (error) {
      const scarce = error instanceof NumericalError && error.code === 'DMFT_ROW_NO_CONVERGENCE';
      if (!scarce || k === doublings) throw error;
    }
  }
}

function* noted<T>(job: Job<T>, note: string): Job<T> {
  for (;;) {
    const step = job.next();
    if (step.done) return step.value;
    yield { done: 0, note };
  }
}

/** Times asked for, in units of the theory. @throws InputError `TIME_INVALID`. */
function timesOf(setting: Setting, { at }: Request): Float64Array | undefined {
  for (const t of at?.t ?? [])
    if (!(t >= 0 && Number.isFinite(t)))
      throw new InputError({
        code: 'TIME_INVALID',
        path: 'at.t',
        expected: 'finite times >= 0',
        received: String(t),
        cause: 'time must be ≥ 0',
        next: "Limits at infinite time come from the calculator 'fixed-points'",
      });
  return at?.t?.map((t) => t * setting.timeFactor);
}

function lastOf(times: Float64Array, setting: Setting): number {
  let last = 0;
  for (const t of times) last = Math.max(last, t);
  return last > 0 ? last : setting.finalTime;
}

function checkMemory({ memoryLimit }: Request, bytes: number): void {
  if (memoryLimit === undefined || bytes <= memoryLimit) return;
  const mega = (x: number) => `${Math.ceil(x / 1e6)} MB`;
  throw new InputError({
    code: 'MEMORY_LIMIT',
    path: 'request',
    expected: `a calculation within ${mega(memoryLimit)}`,
    received: mega(bytes),
    cause: 'Memory grows as samples times time steps',
    next: 'Ask for a larger tolerance (fewer samples and steps), interactive quality, or an earlier finalTime',
  });
}

function checkpointOf({ records, fineness, times }: Gathered): Plain {
  return {
    samples: fineness.samples,
    times: times.slice(),
    records: records.map((one) => ({ ...one })) as unknown as Plain[],
  };
}

/** Finished sweeps of an interrupted run; the pilot is repeated, which gives the same bytes. */
function resumed({ resume }: Request, { fineness, times }: Gathered): SweepRecord[] {
  const saved = resume as unknown as { samples: number; times: Float64Array; records: SweepRecord[] } | undefined;
  if (!saved || saved.samples !== fineness.samples || saved.times.length !== times.length) return [];
  return saved.records;
}
