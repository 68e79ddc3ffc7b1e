import type { Dataset, Series } from '../../contract/index.js';

/** The dataset with every number averaged over its replicas; what has none stays as it is. */
export function meanOverReplicas({ sizes, series }: Dataset): Dataset {
  const { replica: count, ...rest } = sizes;
  if (count === undefined) return { sizes, series };
  return {
    sizes: rest,
    series: Object.fromEntries(Object.entries(series).map(([name, each]) => [name, mean(each, count)])),
  };
}

function mean({ dims, values, errorIs }: Series, count: number): Series {
  if (dims[0] !== 'replica') return { dims, values, errorIs };
  const size = values.length / count;
  const own = { dims: dims.slice(1), errorIs };
  if (Array.isArray(values)) return { ...own, values: values.slice(0, size) };
  const sums = new Float64Array(size);
  values.forEach((value, k) => {
    sums[k % size] = (sums[k % size] as number) + value / count;
  });
  return { ...own, values: sums };
}
