import {
  type Calculation,
  constant,
  type Dataset,
  estimated,
  exact,
  type Job,
  type Quantity,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { integrate } from '../../../numerics/ode/index.js';
import { overlapReader } from '../engines/observing.js';
import { orderParameterSystem } from '../engines/system.js';
import { finiteDimension, startOf } from '../initial/index.js';
import { type Observable, observables } from '../observables.js';
import { type Parameters, parametersUntil } from '../parameters.js';
import { type Setting, settingOf } from '../setting.js';
import type { Overlaps } from '../state.js';
import { timesOf } from '../times.js';
import { affordable } from './affordable.js';
import { type Band, bands, roughSpread } from './bands.js';
import { expand } from './expansion.js';
import { views } from './views.js';

const quantities: Quantity[] = [
  ...observables.flatMap(({ quantity }): Quantity[] => [
    quantity,
    {
      name: `${quantity.name}StandardDeviation`,
      symbol: `sd ${quantity.symbol}`,
      meaning: `predicted standard deviation over SGD runs from the same start: ${quantity.meaning}`,
      dims: quantity.dims,
      scale: 'log',
    },
    {
      name: `${quantity.name}MeanShift`,
      symbol: `δ${quantity.symbol}`,
      meaning: `predicted mean minus the ODE in infinite dimension: ${quantity.meaning}`,
      dims: quantity.dims,
      scale: 'linear',
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

/** Much of the expansion is done by then, and it costs as much per unit of time as many runs. */
const parameters = parametersUntil(10);

/** Spread of SGD runs and shift of their mean around the ODE in infinite dimension, to first order in 1/d. */
export const fluctuations: Calculation<typeof parameters> = {
  id: 'fluctuations',
  title: 'Spread and mean shift of finite dimension',
  role: 'calculator',
  citations: [],
  method:
    'Covariance and mean shift of the order parameters to first order in 1/d were integrated along the ODE; the covariance of one step was evaluated on fixed quasi-random nodes, the error estimated from a second set of them.',
  parameters,
  quantities,
  views,
  suits: (values) => ({ applies: true, reason: affordable(settingOf(values)).reason, seconds: 0, bytes: 0 }),
  *run(values, request) {
    const setting = settingOf(values);
    const dimension = finiteDimension(values);
    const start = startOf(values, request, request.replicas?.from ?? 0);
    const times = timesOf({ ...request, quality: 'interactive' }, values.finalTime);
    const chosen = observedFor(request, setting);
    if (!affordable(setting).expansion) return rough({ values, setting, dimension, start, times, chosen }, request);
    return yield* predicted({ values, setting, dimension, start, times, chosen }, request);
  },
};

/** Observables whose law is asked for; without a wish risk and order parameters. */
function observedFor({ quantities: names }: Request, { readoutRateRatio }: Setting): Observable[] {
  const base = names?.map((name) => name.replace(/(StandardDeviation|MeanShift)$/, '')) ?? [
    'risk',
    'studentOverlap',
    'crossOverlap',
    ...(readoutRateRatio > 0 ? ['readoutWeights'] : []),
  ];
  return observables.filter(({ quantity }) => base.includes(quantity.name));
}

interface Task {
  values: Parameters;
  setting: Setting;
  dimension: number;
  start: Overlaps;
  times: Float64Array;
  chosen: Observable[];
}

function* predicted({ setting, dimension, start, times, chosen }: Task, request: Request): Job<Dataset> {
  const fine = request.quality === 'publication';
  const rtol = request.tolerance ?? (fine ? 1e-8 : 1e-6);
  const options = { nodes: fine ? 8192 : 1024, rtol };
  const first = yield* bands(yield* expand(setting, start, times, { ...options, set: 0 }), chosen, dimension);
  const second = yield* bands(yield* expand(setting, start, times, { ...options, set: 1 }), chosen, dimension);
  return datasetOf(first, second, { setting, times, chosen, rtol }, request);
}

function datasetOf(
  first: Band[],
  second: Band[],
  { setting, times, chosen, rtol }: Pick<Task, 'setting' | 'times' | 'chosen'> & { rtol: number },
  { quantities: wanted }: Request,
): Dataset {
  const series: Record<string, Series> = { t: exact(['t'], times) };
  const sizes: Record<string, number> = { t: times.length };
  const give = (name: string, dims: string[], a: Float64Array, b: Float64Array) => {
    if (wanted && !wanted.includes(name)) return;
    const mean = a.map((value, i) => (value + b[i]!) / 2);
    // Nodes of one set err independently of those of the other; the integrator's own error comes on top.
    const error = a.map((value, i) => Math.abs(value - b[i]!) / 2 + 10 * rtol * Math.abs(mean[i]!));
    series[name] = estimated(dims, mean, error, 'estimate');
    for (const dim of dims) if (dim !== 't') sizes[dim] = dim === 'r' ? setting.teachers : setting.students;
  };
  for (const [o, { quantity }] of chosen.entries()) {
    const [a, b] = [first[o]!, second[o]!];
    give(quantity.name, quantity.dims, a.values, b.values);
    give(`${quantity.name}StandardDeviation`, quantity.dims, a.standardDeviation, b.standardDeviation);
    give(`${quantity.name}MeanShift`, quantity.dims, a.meanShift, b.meanShift);
  }
  if (!wanted || wanted.includes('fluctuationMethod')) series.fluctuationMethod = constant('expansion');
  return { sizes, series };
}

/** The ODE in infinite dimension and one number for the spread of all overlaps. */
function rough(
  { setting, dimension, start, times, chosen }: Task,
  { quantities: wanted, tolerance }: Request,
): Dataset {
  const system = orderParameterSystem({ ...setting, dimension: Number.POSITIVE_INFINITY }, start);
  const solution = integrate(system.problem, { t: 0, y: system.initial }, times, { rtol: tolerance ?? 1e-6 });
  const read = overlapReader(system);
  const series: Record<string, Series> = { t: exact(['t'], times) };
  const sizes: Record<string, number> = { t: times.length };
  const spread = roughSpread(setting.learningRate, setting.studentNormalisation, dimension);
  const why = { unavailable: 'an order of magnitude: the 1/d expansion is too costly for so many order parameters' };
  for (const { quantity, size, write } of chosen) {
    const length = size(setting.students, setting.teachers);
    const values = new Float64Array(times.length * length);
    times.forEach((_t, n) => {
      const y = solution.values.slice(n * solution.width, (n + 1) * solution.width);
      write(read(y, true), values.subarray(n * length, (n + 1) * length));
    });
    for (const dim of quantity.dims) if (dim !== 't') sizes[dim] = dim === 'r' ? setting.teachers : setting.students;
    if (!wanted || wanted.includes(quantity.name))
      series[quantity.name] = { dims: quantity.dims, values, errorIs: { unavailable: 'one integration' } };
    if (!/Overlap$/.test(quantity.name)) continue;
    const name = `${quantity.name}StandardDeviation`;
    if (wanted && !wanted.includes(name)) continue;
    series[name] = { dims: quantity.dims, values: values.map((_, i) => (i < length ? 0 : spread)), errorIs: why };
  }
  if (!wanted || wanted.includes('fluctuationMethod')) series.fluctuationMethod = constant('rough');
  return { sizes, series };
}
