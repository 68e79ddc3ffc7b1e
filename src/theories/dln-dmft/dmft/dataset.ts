import { type Dataset, estimated, exact, type Quantity, type Request, type Series } from '../../../contract/index.js';
import { classLabels } from '../class-labels.js';
import type { Setting } from '../conversions.js';
import type { Limit } from '../fixed-points/limit.js';
import type { Parameters } from '../parameters.js';
import { secondMoment } from '../teacher.js';
import { judge, lostDecay } from './errors.js';
import { trainingGuide } from './guides.js';
import { binsFor } from './histogram.js';
import { curveNames } from './observables.js';
import type { Plan } from './pilot.js';
import { classQuantities, curveQuantities, guideQuantities, kernelQuantities } from './quantities.js';
import type { SweepRecord } from './record.js';
import type { Kernels } from './response.js';
import type { Fineness } from './settings.js';

/** Everything a run has found so far. */
export interface Gathered {
  given: Parameters;
  setting: Setting;
  request: Request;
  fineness: Fineness;
  /** Output times in units of the theory. */
  times: Float64Array;
  plan: Plan;
  records: SweepRecord[];
  kernels?: Kernels;
  /** Where the curves tend, if asked for and known. */
  limit?: Limit;
  /** Test error along the LASSO path, if asked for and known. */
  path?: Float64Array;
}

export const quantities: Quantity[] = [...curveQuantities, ...guideQuantities, ...classQuantities, ...kernelQuantities];

/** Largest number of rows of a two-time kernel that is given. */
const kernelRows = 80;

function wants({ quantities: asked }: Request, name: string): boolean {
  return !asked || asked.includes(name);
}

/** Whether response or memory is wanted: they need a computation of their own. */
export function wantsKernels(request: Request): boolean {
  return wants(request, 'response') || wants(request, 'memory');
}

/** Whether the limit is wanted: it needs a computation of its own. */
export function wantsLimit(request: Request): boolean {
  return wants(request, 'testMseLimit') || wants(request, 'trainMseLimit');
}

/** The same of the LASSO path. */
export function wantsPath(request: Request): boolean {
  return wants(request, 'lassoPathTestMse');
}

/** The result in the user's units, from the sweeps finished so far. */
export function datasetOf(gathered: Gathered): Dataset {
  const { times, setting, records } = gathered;
  const sheet: Dataset = { sizes: { t: times.length }, series: {} };
  sheet.series.t = exact(
    ['t'],
    times.map((t) => t / setting.timeFactor),
  );
  if (records.length === 0) return sheet;
  putCurves(sheet, gathered);
  putGuides(sheet, gathered);
  putClasses(sheet, gathered);
  putHistogram(sheet, gathered);
  putKernels(sheet, gathered);
  return sheet;
}

function putCurves({ series }: Dataset, gathered: Gathered): void {
  const { request, records, times, fineness } = gathered;
  curveNames.forEach((name, c) => {
    if (!wants(request, name)) return;
    const runs = records.map(({ curves }) => times.map((_, k) => curves[k * curveNames.length + c]!));
    const { mean, error } = judge(runs, times, fineness.target);
    if (name === 'trainMse') addLostDecay(gathered, mean, error);
    series[name] = estimated(['t'], mean, error, 'estimate');
  });
}

function addLostDecay({ records, plan, times }: Gathered, mean: Float64Array, error: Float64Array): void {
  const rows = plan.times.length;
  const lost = lostDecay(plan.times.map((_, n) => records[0]!.residualCorrelation[n * rows + n]!));
  times.forEach((t, k) => {
    const row = plan.times.findIndex((time) => time >= t);
    const share = lost[row < 0 ? rows - 1 : row]! * mean[k]!;
    error[k] = Math.sqrt(error[k]! * error[k]! + share * share);
  });
}

function putGuides({ series }: Dataset, { request, limit, path, times, records }: Gathered): void {
  const train = times.map((_, k) => records[0]!.curves[k * curveNames.length]!);
  const guides: Record<string, Float64Array | undefined> = {
    testMseLimit: limit && times.map(() => limit.testMse),
    trainMseLimit: limit && trainingGuide(limit, times, train),
    lassoPathTestMse: path,
  };
  const errorIs = { unavailable: 'a guide for the eye; state evolution itself is exact to about nine digits' };
  for (const [name, values] of Object.entries(guides))
    if (values && wants(request, name)) series[name] = { dims: ['t'], values, errorIs };
}

function putClasses({ sizes, series }: Dataset, { request, records, setting, times, fineness }: Gathered): void {
  if (!wants(request, 'classMeans')) return;
  const labels = classLabels(setting);
  const count = labels.length;
  sizes.class = count;
  series.class = exact(['class'], labels);
  const mean = new Float64Array(times.length * count);
  const error = new Float64Array(times.length * count);
  for (let c = 0; c < count; c++) {
    const runs = records.map(({ classMeans }) => times.map((_, k) => classMeans[k * count + c]!));
    const judged = judge(runs, times, fineness.target);
    for (let k = 0; k < times.length; k++) {
      mean[k * count + c] = judged.mean[k]!;
      error[k * count + c] = judged.error[k]!;
    }
  }
  series.classMeans = estimated(['t', 'class'], mean, error, 'estimate');
}

function putHistogram({ sizes, series }: Dataset, { request, records, setting }: Gathered): void {
  if (!wants(request, 'weightHistogram')) return;
  const reach = 3 * Math.sqrt(secondMoment(setting.teacher) + setting.labelNoiseVariance / setting.sampleRatio);
  const { centres } = binsFor(reach);
  sizes.weight = centres.length;
  series.weight = exact(['weight'], centres);
  series.weightHistogram = mean(
    records.map(({ histogram }) => histogram),
    ['t', 'weight'],
  );
}

function putKernels({ sizes, series }: Dataset, { request, records, plan, kernels, setting }: Gathered): void {
  const rows = plan.times.length;
  const stride = Math.ceil(rows / kernelRows);
  const kept = Array.from({ length: Math.ceil(rows / stride) }, (_, k) => rows - 1 - k * stride).reverse();
  const thin = (full: Float64Array) => Float64Array.from(kept.flatMap((n) => kept.map((m) => full[n * rows + m]!)));
  const put = (name: string, of: Series) => {
    if (!wants(request, name)) return;
    for (const dim of ['t1', 't2']) {
      sizes[dim] = kept.length;
      series[dim] = exact(
        [dim],
        Float64Array.from(kept, (n) => plan.times[n]! / setting.timeFactor),
      );
    }
    series[name] = of;
  };
  const pair = ['t1', 't2'];
  put(
    'correlation',
    mean(
      records.map(({ correlation }) => thin(correlation)),
      pair,
    ),
  );
  put(
    'residualCorrelation',
    mean(
      records.map(({ residualCorrelation }) => thin(residualCorrelation)),
      pair,
    ),
  );
  if (!kernels) return;
  const errorIs = { unavailable: 'one small sweep: a picture, accurate to a few per cent' };
  put('response', { dims: pair, values: thin(kernels.response), errorIs });
  put('memory', { dims: pair, values: thin(kernels.memory), errorIs });
}

/** Mean over sweeps with its standard error. */
function mean(runs: Float64Array[], dims: string[]): Series {
  const values = runs[0]!.map((_, k) => runs.reduce((sum, run) => sum + run[k]!, 0) / runs.length);
  if (runs.length === 1) return { dims, values, errorIs: { unavailable: 'one sweep so far' } };
  const error = values.map((m, k) => {
    const squares = runs.reduce((sum, run) => sum + (run[k]! - m) * (run[k]! - m), 0);
    return Math.sqrt(squares / (runs.length * (runs.length - 1)));
  });
  return estimated(dims, values, error, 'standardError');
}
