import { coordinateOf, type Dataset, InputError, type Series } from '../../contract/index.js';
import { evaluate, measurable } from '../evaluate.js';
import type { CellWork } from './cell.js';
import type { Observable } from './observable.js';

/** Values of one cell, by column. */
export type Columns = Record<string, number | string>;

/** A cell is a point of a diagram, no archive of curves. */
const mostValues = 4096;

/** Writes what a dataset says of an observable: `name`, `name[t=10]`, and `.error` beside them where an error is known. */
export function record(into: Columns, observable: Observable, dataset: Dataset, work: CellWork, suffix = ''): void {
  if ('measure' in observable) {
    if (!measurable(observable.measure, dataset)) return;
    const { value, error } = evaluate(observable.measure, dataset);
    put(into, `${observable.name}${suffix}`, value, error);
    return;
  }
  const series = dataset.series[observable.name];
  if (!series) return;
  const averaged = overReplicas(series, dataset.sizes);
  if (averaged.values.length > mostValues)
    throw new InputError({
      code: 'OBSERVABLE_TOO_LARGE',
      path: `observe: ${observable.name}`,
      expected: `at most ${mostValues} values in a cell`,
      received: `${averaged.values.length}`,
      next: "Observe a measure, fewer times, or use 'curvecast run' for whole curves",
    });
  const places = placesOf(dataset, averaged.dims, work.times);
  for (let k = 0; k < averaged.values.length; k++)
    put(into, `${observable.name}${suffix}${places(k)}`, averaged.values[k] as number | string, averaged.error?.[k]);
}

function put(into: Columns, column: string, value: number | string, error: number | undefined): void {
  into[column] = value;
  if (error !== undefined) into[`${column}.error`] = error;
}

/** The mean over replicas with its standard error; of labels the first replica's. */
function overReplicas(series: Series, sizes: Record<string, number>): Series {
  if (series.dims[0] !== 'replica') return series;
  const count = sizes.replica as number;
  const length = series.values.length / count;
  const dims = series.dims.slice(1);
  if (Array.isArray(series.values)) return { ...series, dims, values: series.values.slice(0, length) };
  const values = series.values;
  const mean = new Float64Array(length);
  const error = new Float64Array(length);
  for (let k = 0; k < length; k++) {
    for (let r = 0; r < count; r++) mean[k]! += (values[r * length + k] as number) / count;
    let square = 0;
    for (let r = 0; r < count; r++) square += ((values[r * length + k] as number) - mean[k]!) ** 2;
    error[k] = Math.sqrt(square / (count * Math.max(1, count - 1)));
  }
  return { dims, values: mean, ...(count > 1 ? { error } : {}), errorIs: 'standardError' };
}

/** Where the k-th value lies: `[t=10]`, `[i=0,j=1]`; times are named as they were asked for. */
function placesOf(dataset: Dataset, dims: string[], times: number[] | undefined): (k: number) => string {
  if (dims.length === 0) return () => '';
  const strides = dims.map((_, d) => dims.slice(d + 1).reduce((n, dim) => n * (dataset.sizes[dim] as number), 1));
  const names = dims.map((dim) => {
    const asked = dim === 't' && times?.length === dataset.sizes.t ? times : undefined;
    return asked ?? coordinateOf(dataset, dim)?.values;
  });
  return (k) => {
    const parts = dims.map((dim, d) => {
      const index = Math.floor(k / (strides[d] as number)) % (dataset.sizes[dim] as number);
      return `${dim}=${names[d]?.[index] ?? index}`;
    });
    return `[${parts.join()}]`;
  };
}
