import { type Dataset, type Exhibit, exact, type Series, type View } from '../contract/index.js';

/** The dim along which curves of one panel lie. */
const along = 'curve';

/** An exhibit whose curves share one panel: in every layer they become one series, with a dim that names each. A single layer needs no name. */
export function gathered(exhibit: Exhibit, { axis, curves }: NonNullable<View['together']>): Exhibit {
  const { view, layers } = exhibit;
  const { spread: _, guides: __, together: ___, ...plain } = view;
  const [only, another] = layers.filter(({ role }) => role !== 'guide');
  const label = (text: string) => (another ? text : text.replace(only!.label, '').replace(/^, /, ''));
  const joined = layers.map((layer) => ({
    ...layer,
    label: label(layer.label),
    dataset: join(layer.dataset, view, axis, curves),
  }));
  return { ...exhibit, view: { ...plain, y: [axis] }, layers: joined };
}

function join(dataset: Dataset, { y }: View, axis: string, labels: Record<string, string>): Dataset {
  const found = y.filter((name) => name in dataset.series);
  const all = found.map((name) => dataset.series[name]!);
  const [first] = all;
  if (!first) return dataset;
  const rest = Object.entries(dataset.series).filter(([name]) => !y.includes(name));
  const joined: Series = {
    dims: [along, ...first.dims],
    values: flat(all.map(({ values }) => values as Float64Array)),
    errorIs: all.find(({ error }) => error)?.errorIs ?? first.errorIs,
    ...(all.some(({ error }) => error)
      ? { error: flat(all.map(({ error, values }) => error ?? new Float64Array(values.length))) }
      : {}),
  };
  const named = exact(
    [along],
    found.map((name) => labels[name] ?? name),
  );
  return {
    sizes: { ...dataset.sizes, [along]: found.length },
    series: { ...Object.fromEntries(rest), [along]: named, [axis]: joined },
  };
}

function flat(parts: Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}
