import type { Dataset, Series } from './dataset.js';

/** Number of replicas a dataset holds, or undefined when it has no such dim. */
export function replicaCount(dataset: Dataset): number | undefined {
  return dataset.sizes.replica;
}

/** One replica of a dataset, without the dim `replica`. */
export function replicaOf(dataset: Dataset, index: number): Dataset {
  const { replica: count = 0, ...sizes } = dataset.sizes;
  const slice = (series: Series): Series => {
    if (series.dims[0] !== 'replica') return series;
    const length = series.values.length / count;
    const part = <T extends Float64Array | string[]>(values: T) =>
      values.slice(index * length, (index + 1) * length) as T;
    return {
      ...series,
      dims: series.dims.slice(1),
      values: part(series.values),
      ...(series.error ? { error: part(series.error) } : {}),
    };
  };
  return { sizes, series: mapSeries(dataset.series, slice) };
}

/** Joins blocks of replicas in index order; series without that dim are taken from the first block. */
export function joinReplicas(blocks: Dataset[]): Dataset {
  const first = blocks[0]!;
  if (blocks.length === 1) return first;
  const replica = blocks.reduce((n, block) => n + (block.sizes.replica ?? 0), 0);
  const series = mapSeries(first.series, (series, name) => {
    if (series.dims[0] !== 'replica') return series;
    const parts = blocks.map((block) => block.series[name]!);
    const error = series.error ? { error: joined(parts.map((part) => part.error!)) as Float64Array } : {};
    return { ...series, values: joined(parts.map((part) => part.values)), ...error };
  });
  return { sizes: { ...first.sizes, replica }, series };
}

function joined(parts: (Float64Array | string[])[]): Float64Array | string[] {
  if (Array.isArray(parts[0])) return (parts as string[][]).flat();
  const all = new Float64Array(parts.reduce((n, part) => n + part.length, 0));
  let offset = 0;
  for (const part of parts as Float64Array[]) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

function mapSeries(
  series: Record<string, Series>,
  change: (series: Series, name: string) => Series,
): Record<string, Series> {
  return Object.fromEntries(Object.entries(series).map(([name, value]) => [name, change(value, name)]));
}
