import { constant, type Job, type Plain, type Quantity, type Request, type Series } from '../../../contract/index.js';
import { NumericalError } from '../../../numerics/errors.js';
import { finiteDimension } from '../initial/index.js';
import { type Observable, observables } from '../observables.js';
import type { Parameters } from '../parameters.js';
import { settingOf } from '../setting.js';
import type { Overlaps } from '../state.js';
import { affordable, expansionSeconds } from './affordable.js';
import { type Band, bands, roughSpread } from './bands.js';
import { expand } from './expansion.js';

/**
 * Effort at each quality: nodes of the covariance of a step, tolerance of the integration. Late in training the spread of the
 * risk is a small part of a large covariance: a loose tolerance drowns it, and costs hardly less, as stability limits the steps.
 */
const efforts = {
  interactive: { nodes: 256, rtol: 1e-6 },
  publication: { nodes: 1024, rtol: 1e-7 },
};
/** Seconds one start may take at interactive quality. */
const mostSeconds = 1;

/** Names of the series that hold the law of single runs around a curve. */
export const lawOf = (name: string) => ({ mean: `${name}Mean`, standardDeviation: `${name}StandardDeviation` });

/** The law of single runs around every curve, and how it was found. */
export const spreadQuantities: Quantity[] = [
  ...observables.flatMap(({ quantity }): Quantity[] => [
    {
      ...quantity,
      name: lawOf(quantity.name).mean,
      symbol: `⟨${quantity.symbol}⟩`,
      meaning: `predicted mean over SGD runs from this start in finite dimension: ${quantity.meaning}`,
    },
    {
      name: lawOf(quantity.name).standardDeviation,
      symbol: `sd ${quantity.symbol}`,
      meaning: `predicted standard deviation over SGD runs from this start, Infinity where it drowns in rounding: ${quantity.meaning}`,
      dims: quantity.dims,
      scale: 'log',
    },
  ]),
  {
    name: 'fluctuationMethod',
    symbol: 'method',
    meaning: 'expansion: 1/d expansion; rough: 0.8 √(γ/(s d)) for every overlap, where the expansion is too costly',
    dims: [],
    scale: 'linear',
  },
];

/** How the spread around the curves of a run is found. */
export interface SpreadPlan {
  method: 'expansion' | 'rough';
  reason: string;
}

/** The plan for a run, by its parameters alone: a replica does not depend on its company. Undefined for gradient flow, which has no spread. */
export function spreadPlan(given: Parameters): SpreadPlan | undefined {
  const setting = settingOf(given);
  if (setting.learningRate === 0) return undefined;
  const { expansion, reason } = affordable(setting);
  const rough = (why: string): SpreadPlan => ({ method: 'rough', reason: `band around it: ${why}` });
  if (!expansion) return rough(`${reason} of the overlaps`);
  const each = expansionSeconds(setting, given.finalTime, efforts.interactive.nodes);
  if (each > mostSeconds)
    return rough(
      `the ${reason} would take about ${Number(each.toPrecision(2))} s: only the rough spread 0.8 √(γ/(s d)) of the overlaps`,
    );
  return { method: 'expansion', reason: `band around it: ${reason} at d = ${finiteDimension(given)}` };
}

/** A run whose spread is wanted. */
export interface SpreadTask {
  given: Parameters;
  observables: Observable[];
  times: Float64Array;
  /** One per replica; equal ones are one and the same object. */
  starts: Overlaps[];
  /** The dim of replicas, where there is one. */
  leading: string[];
}

/** Mean and standard deviation of all observables, one block of times each, for one start. */
interface Law {
  mean: Float64Array;
  standardDeviation: Float64Array;
}

/** Series of means and standard deviations around the curves. Its checkpoints hold the laws of the finished starts. */
export function* spreadOf(
  task: SpreadTask,
  request: Request,
  resume: Plain | undefined,
): Job<{ series: Record<string, Series>; method: 'expansion' | 'rough' }> {
  const { given, starts } = task;
  if (spreadPlan(given)?.method !== 'expansion') return { series: roughSeries(task), method: 'rough' };
  const laws = ((resume ?? []) as unknown as Law[]).slice();
  for (let r = laws.length; r < starts.length; r++) {
    if (r > 0 && starts[r] === starts[r - 1]) laws.push(laws[r - 1]!);
    else laws.push(yield* lawAround(task, starts[r]!, request, laws));
  }
  return { series: seriesOf(task, laws), method: 'expansion' };
}

/** The law around one start; Infinity where the expansion finds no end, as of a run that diverges. */
function* lawAround(task: SpreadTask, start: Overlaps, request: Request, laws: Law[]): Job<Law> {
  const { given, observables, times } = task;
  const kept = laws.slice();
  const job = bandsAround(task, start, request.quality);
  try {
    for (;;) {
      const next = job.next();
      if (next.done) return next.value;
      yield { ...next.value, checkpoint: () => kept as unknown as Plain };
    }
  } catch (error) {
    if (!(error instanceof NumericalError)) throw error;
    const { students: p, teachers: k } = settingOf(given);
    const length = observables.reduce((sum, { size }) => sum + times.length * size(p, k), 0);
    const unbounded = () => new Float64Array(length).fill(Number.POSITIVE_INFINITY);
    return { mean: unbounded(), standardDeviation: unbounded() };
  }
}

function* bandsAround(
  { given, observables, times }: SpreadTask,
  start: Overlaps,
  quality: Request['quality'],
): Job<Law> {
  const { nodes, rtol } = efforts[quality];
  const noise = { expectation: given.noiseExpectation, nodes, set: 0 };
  const expansion = yield* expand(settingOf(given), start, times, { nodes, set: 0, rtol, noise });
  const found = yield* bands(expansion, observables, finiteDimension(given), rtol);
  const all = (of: (band: Band) => Float64Array) => Float64Array.from(found.flatMap((band) => [...of(band)]));
  return {
    mean: all(({ values, meanShift }) => values.map((value, i) => value + meanShift[i]!)),
    standardDeviation: all(({ standardDeviation }) => standardDeviation),
  };
}

const firstOrder = { unavailable: "first order in 1/d; the calculator 'fluctuations' tells the error of its numbers" };

function seriesOf({ given, observables, times, leading }: SpreadTask, laws: Law[]): Record<string, Series> {
  const { students: p, teachers: k } = settingOf(given);
  const series: Record<string, Series> = {};
  let from = 0;
  for (const { quantity, size } of observables) {
    const length = times.length * size(p, k);
    const part = (of: (law: Law) => Float64Array): Series => ({
      dims: [...leading, ...quantity.dims],
      values: Float64Array.from(laws.flatMap((law) => [...of(law).subarray(from, from + length)])),
      errorIs: firstOrder,
    });
    const names = lawOf(quantity.name);
    series[names.mean] = part(({ mean }) => mean);
    series[names.standardDeviation] = part(({ standardDeviation }) => standardDeviation);
    from += length;
  }
  return series;
}

/** One number for the spread of all overlaps; no other observable has one. */
function roughSeries({ given, observables, times, starts, leading }: SpreadTask): Record<string, Series> {
  const { students: p, teachers: k, learningRate, studentNormalisation } = settingOf(given);
  const spread = roughSpread(learningRate, studentNormalisation, finiteDimension(given));
  const why = { unavailable: 'an order of magnitude: the 1/d expansion is too costly here' };
  const overlaps = observables.filter(({ quantity }) => /^(student|cross)Overlap$/.test(quantity.name));
  return Object.fromEntries(
    overlaps.map(({ quantity, size }) => {
      const row = size(p, k);
      const values = new Float64Array(starts.length * times.length * row).fill(spread);
      for (let r = 0; r < starts.length; r++)
        if (times[0] === 0) values.fill(0, r * times.length * row, (r * times.length + 1) * row);
      return [lawOf(quantity.name).standardDeviation, { dims: [...leading, ...quantity.dims], values, errorIs: why }];
    }),
  );
}

/** The series of a finished spread that were asked for. */
export function wantedSeries(
  { series, method }: { series: Record<string, Series>; method: string },
  names: string[] | undefined,
): Record<string, Series> {
  const all = { ...series, fluctuationMethod: constant(method) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names || names.includes(name)));
}
