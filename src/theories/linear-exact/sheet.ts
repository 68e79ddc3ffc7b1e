import { type Dataset, exact, type Series } from '../../contract/index.js';

/** Columns of a result under construction; with replicas every column has the leading dim `replica`. */
export interface Sheet {
  replicas: number[] | undefined;
  sizes: Record<string, number>;
  series: Record<string, Series>;
}

/** An empty sheet over coordinates; `replicas` undefined: one run without that dim. */
export function newSheet(replicas: number[] | undefined, coordinates: Record<string, Float64Array>): Sheet {
  const sheet: Sheet = { replicas, sizes: {}, series: {} };
  if (replicas) {
    sheet.sizes.replica = replicas.length;
    sheet.series.replica = exact(['replica'], Float64Array.from(replicas));
  }
  for (const [dim, values] of Object.entries(coordinates)) {
    sheet.sizes[dim] = values.length;
    sheet.series[coordinateName(dim)] = exact([dim], values);
  }
  return sheet;
}

/** The curve residualRatio keeps its name; its axis takes another. */
function coordinateName(dim: string): string {
  return dim === 'residualRatio' ? 'residualRatioAxis' : dim;
}

/** The part of a numeric column that belongs to the r-th replica, created on first use. */
export function slot(sheet: Sheet, name: string, dims: string[], r: number): Float64Array {
  const length = dims.reduce((n, dim) => n * sheet.sizes[dim]!, 1);
  const count = sheet.replicas?.length ?? 1;
  const series = (sheet.series[name] ??= exact(leading(sheet, dims), new Float64Array(length * count)));
  return (series.values as Float64Array).subarray(r * length, (r + 1) * length);
}

/** Writes a label of the r-th replica. */
export function putLabel(sheet: Sheet, name: string, r: number, label: string): void {
  const count = sheet.replicas?.length ?? 1;
  const series = (sheet.series[name] ??= exact(leading(sheet, []), new Array<string>(count).fill('')));
  (series.values as string[])[r] = label;
}

function leading({ replicas }: Sheet, dims: string[]): string[] {
  return replicas ? ['replica', ...dims] : dims;
}

/** The finished dataset. */
export function datasetOf({ sizes, series }: Sheet): Dataset {
  return { sizes, series };
}
