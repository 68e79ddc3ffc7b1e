import type { Dataset, Series } from '../../contract/index.js';

/** One line through a series: its values along the horizontal coordinate, at fixed places in every other dim. */
export interface Slice {
  /** Where it lies in the other dims, e.g. `i = 0, j = 1`; empty when there are none. */
  label: string;
  replica: number | undefined;
  x: Float64Array;
  y: Float64Array;
  error?: Float64Array;
}

/** The lines of series `name` over the coordinate `x` (a dim or a series); a constant gives one with a single value and no x. */
export function slicesOf(dataset: Dataset, name: string, x: string): Slice[] {
  const series = dataset.series[name];
  if (!series || isText(series)) return [];
  const along = horizontalDim(dataset, series, x);
  const length = along === undefined ? 1 : (dataset.sizes[along] ?? 0);
  const others = series.dims.filter((dim) => dim !== along);
  return places(dataset.sizes, others).map((place) => {
    const line = lineThrough(dataset, series, place, along);
    const slice: Slice = {
      label: placeLabel(dataset, place),
      replica: place.replica,
      x: along === undefined ? new Float64Array(0) : coordinate(dataset, x, along, place, length),
      y: valuesAlong(series.values as Float64Array, line, length),
    };
    if (series.error) slice.error = valuesAlong(series.error, line, length);
    return slice;
  });
}

function isText(series: Series): boolean {
  return Array.isArray(series.values);
}

/** The dim that runs along the horizontal axis. */
function horizontalDim(dataset: Dataset, series: Series, x: string): string | undefined {
  if (series.dims.includes(x)) return x;
  const own = dataset.series[x]?.dims.filter((dim) => dim !== 'replica' && series.dims.includes(dim)) ?? [];
  return own.at(-1);
}

function coordinate(
  dataset: Dataset,
  x: string,
  along: string,
  place: Record<string, number>,
  length: number,
): Float64Array {
  const series = dataset.series[x];
  if (!series || isText(series)) return Float64Array.from({ length }, (_, k) => k);
  return valuesAlong(series.values as Float64Array, lineThrough(dataset, series, place, along), length);
}

/** Where a line through a series begins in its flat values, and how far apart its points lie there. */
interface Line {
  first: number;
  stride: number;
}

function lineThrough(
  { sizes }: Dataset,
  { dims }: Series,
  place: Record<string, number>,
  along: string | undefined,
): Line {
  const line = { first: 0, stride: 0 };
  let step = 1;
  for (const dim of dims.toReversed()) {
    if (dim === along) line.stride = step;
    else line.first += step * (place[dim] ?? 0);
    step *= sizes[dim] ?? 0;
  }
  return line;
}

function valuesAlong(values: Float64Array, { first, stride }: Line, length: number): Float64Array {
  return Float64Array.from({ length }, (_, k) => values[first + k * stride] ?? Number.NaN);
}

function places(sizes: Record<string, number>, dims: string[]): Record<string, number>[] {
  return dims.reduce<Record<string, number>[]>(
    (all, dim) => all.flatMap((place) => Array.from({ length: sizes[dim] ?? 0 }, (_, k) => ({ ...place, [dim]: k }))),
    [{}],
  );
}

function placeLabel(dataset: Dataset, place: Record<string, number>): string {
  return Object.entries(place)
    .filter(([dim]) => dim !== 'replica')
    .map(([dim, index]) => {
      const own = dataset.series[dim];
      const value = own?.dims.length === 1 ? own.values[index] : index;
      return typeof value === 'string' ? value : `${dim} = ${value}`;
    })
    .join(', ');
}
