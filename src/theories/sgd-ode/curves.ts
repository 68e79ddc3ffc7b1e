import { type Dataset, type ErrorKind, estimated, exact, type Request, type Series } from '../../contract/index.js';
import type { Observable } from './observables.js';

/** Curves of several replicas under construction. */
export interface Curves {
  observables: Observable[];
  p: number;
  k: number;
  times: Float64Array;
  /** Indices of the replicas, undefined: a single run without that dim. */
  replicas: number[] | undefined;
  /** Per replica, one row of all observables per time. */
  values: Float64Array[];
  errors: (Float64Array | undefined)[];
  constants: Record<string, { values: number[]; errors: number[] }>;
}

/** Indices of the replicas wanted, undefined for a single run. */
export function replicasOf({ replicas }: Request): number[] | undefined {
  return replicas && Array.from({ length: replicas.to - replicas.from }, (_, r) => replicas.from + r);
}

/** Numbers per time. */
export function widthOf({ observables, p, k }: Pick<Curves, 'observables' | 'p' | 'k'>): number {
  return observables.reduce((sum, { size }) => sum + size(p, k), 0);
}

/** Notes a constant of the run of replica r. */
export function putConstant(curves: Curves, name: string, value: number, error: number): void {
  const column = (curves.constants[name] ??= { values: [], errors: [] });
  column.values.push(value);
  column.errors.push(error);
}

/** The dataset of all replicas noted so far. `kind` says what the errors are. */
export function datasetOf(curves: Curves, kind: ErrorKind = 'estimate'): Dataset {
  const { observables, p, k, times, replicas, values, errors, constants } = curves;
  const count = values.length;
  const leading = replicas ? ['replica'] : [];
  const sizes: Record<string, number> = { t: times.length };
  const series: Record<string, Series> = { t: exact(['t'], times) };
  if (replicas) {
    sizes.replica = count;
    series.replica = exact(['replica'], Float64Array.from(replicas.slice(0, count)));
  }
  const width = widthOf(curves);
  let offset = 0;
  for (const { quantity, size } of observables) {
    const length = size(p, k);
    const gather = (rows: Float64Array[]) => gathered(rows, { times: times.length, width, offset, length });
    const known = errors.every((row) => row !== undefined);
    const dims = [...leading, ...quantity.dims];
    series[quantity.name] = known
      ? estimated(dims, gather(values), gather(errors as Float64Array[]), kind)
      : { dims, values: gather(values), errorIs: { unavailable: 'the run is not finished' } };
    offset += length;
    for (const dim of quantity.dims) if (dim !== 't') sizes[dim] = dim === 'r' ? k : p;
  }
  for (const [name, column] of Object.entries(constants))
    series[name] = estimated(leading, Float64Array.from(column.values), Float64Array.from(column.errors), kind);
  return { sizes, series };
}

function gathered(
  rows: Float64Array[],
  { times, width, offset, length }: { times: number; width: number; offset: number; length: number },
): Float64Array {
  const out = new Float64Array(rows.length * times * length);
  rows.forEach((row, r) => {
    for (let t = 0; t < times; t++)
      out.set(row.subarray(t * width + offset, t * width + offset + length), (r * times + t) * length);
  });
  return out;
}
