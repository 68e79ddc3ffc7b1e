/** What `Series.error` means: nothing to add, an estimate, a strict bound, one standard error, or why there is none. */
export type ErrorKind = 'exact' | 'estimate' | 'bound' | 'standardError' | { unavailable: string };

/**
 * A labelled array: curve `['t']`, overlap `['t','i','j']`, constant `[]`.
 * Values are stored row-major in the order of `dims`; a coordinate is the series named like its dim.
 */
export interface Series {
  dims: string[];
  /** Numbers (float64, row-major) or labels. */
  values: Float64Array | string[];
  /** Absolute error of every value, same length as `values`; absent when the values are exact or the error is unavailable. */
  error?: Float64Array;
  errorIs: ErrorKind;
}

/** Everything one calculation returns: the length of each dim and the series over them. Survives `structuredClone`. */
export interface Dataset {
  sizes: Record<string, number>;
  series: Record<string, Series>;
}

/** Plain data: what specs, starts and checkpoints are made of. */
export type Plain = null | boolean | number | string | Float64Array | Uint32Array | Plain[] | { [key: string]: Plain };

/** A series without error bar: a coordinate, or values that are exact up to rounding. */
export function exact(dims: string[], values: Float64Array | string[]): Series {
  return { dims, values, errorIs: 'exact' };
}

/** A series with an absolute error per value. */
export function estimated(dims: string[], values: Float64Array, error: Float64Array, errorIs: ErrorKind): Series {
  return { dims, values, error, errorIs };
}

/** A constant of the run (`dims: []`), number or label. */
export function constant(value: number | string): Series {
  return exact([], typeof value === 'string' ? [value] : Float64Array.of(value));
}

/** The numbers of a series. @throws Error when the dataset lacks it or it holds labels. */
export function numbers(dataset: Dataset, name: string): Float64Array {
  const { values } = seriesOf(dataset, name);
  if (Array.isArray(values)) throw new TypeError(`series '${name}' holds labels, not numbers`);
  return values;
}

/** The single value of a constant series. @throws Error when the series is missing or not a constant. */
export function scalar(dataset: Dataset, name: string): number {
  const values = numbers(dataset, name);
  if (values.length !== 1) throw new RangeError(`series '${name}' has ${values.length} values, expected one`);
  return values[0] as number;
}

/** The series of that name. @throws Error naming the series there are. */
export function seriesOf(dataset: Dataset, name: string): Series {
  const series = dataset.series[name];
  if (!series) throw new RangeError(`no series '${name}' among ${Object.keys(dataset.series).join(', ')}`);
  return series;
}

/**
 * The coordinate of a dim: the series named like it. Where a curve has that name already (`residualRatio`), the series `<dim>Axis`.
 * Undefined when the dim is a plain index.
 */
export function coordinateOf({ series }: Dataset, dim: string): Series | undefined {
  return [dim, `${dim}Axis`]
    .map((name) => series[name])
    .find((found) => found?.dims.length === 1 && found.dims[0] === dim);
}

/** Number of values a series over `dims` has. */
export function lengthOf(sizes: Record<string, number>, dims: string[]): number {
  return dims.reduce((n, dim) => n * (sizes[dim] ?? Number.NaN), 1);
}

/** Lists what is wrong with a dataset's shapes (empty when nothing is); every calculation's output is held against it in tests. */
export function shapeProblems(dataset: Dataset): string[] {
  const problems: string[] = [];
  for (const [name, { dims, values, error, errorIs }] of Object.entries(dataset.series)) {
    const expected = lengthOf(dataset.sizes, dims);
    if (values.length !== expected)
      problems.push(`${name}: ${values.length} values, expected ${expected} over [${dims}]`);
    if (error && error.length !== values.length)
      problems.push(`${name}: ${error.length} errors for ${values.length} values`);
    if (!error && (errorIs === 'estimate' || errorIs === 'bound' || errorIs === 'standardError'))
      problems.push(`${name}: error is '${errorIs}' but no errors are given`);
    if (error?.some((e) => !(e >= 0))) problems.push(`${name}: negative or undefined error`);
  }
  return problems;
}
