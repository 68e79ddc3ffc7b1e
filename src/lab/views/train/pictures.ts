import { type Dataset, type Exhibit, exact, type Quantity, type Series, type View } from '../../../contract/index.js';

/** A picture of a training run. */
export interface Picture {
  id: string;
  title: string;
  exhibit: Exhibit;
}

type Layer = Exhibit['layers'][number];

/** Loss and accuracy first, then what happens to kernel and layers. */
export function picturesOf(dataset: Dataset): Picture[] {
  const pairs: [string, string, string, string, 'log' | 'linear'][] = [
    ['loss', 'Loss', 'trainLoss', 'testLoss', 'log'],
    ['accuracy', 'Accuracy', 'trainAccuracy', 'testAccuracy', 'linear'],
  ];
  const both = pairs.map(([id, title, train, test, scale]) =>
    picture(id, title, id, scale, [
      ...layer(dataset, train, id, 'training rows', 'theory'),
      ...layer(dataset, test, id, 'test rows', 'theory'),
    ]),
  );
  const kernel = picture('kernel', 'Tangent kernel along the target, over its start', 'kernelRatio', 'log', [
    ...layer(dataset, 'kernelRatio', 'kernelRatio', 'outcome', 'theory'),
    ...forecast(dataset),
  ]);
  const single: [string, string, string, 'log' | 'linear'][] = [
    ['cosine', 'Forward-backward cosine', 'forwardBackwardCosine', 'linear'],
    ['features', 'Change of the features', 'featureChange', 'linear'],
    ['norms', 'Norms of the weight matrices, over their start', 'normGrowth', 'log'],
    ['shape', 'Shape of the kernel: cosine with its start', 'kernelCosine', 'linear'],
  ];
  const rest = single.map(([id, title, name, scale]) =>
    picture(id, title, name, scale, layer(dataset, name, name, '', 'theory')),
  );
  return [...both, kernel, ...rest].filter(({ exhibit }) => exhibit.layers.length > 0);
}

/** Names of the quantities the pictures make of others. */
export const madeQuantities: Quantity[] = [
  { name: 'loss', symbol: 'ℓ', meaning: 'mean loss', dims: ['t'], scale: 'log' },
  { name: 'accuracy', symbol: 'accuracy', meaning: 'share of rows whose class is hit', dims: ['t'], scale: 'linear' },
];

function picture(id: string, title: string, y: string, yScale: 'log' | 'linear', layers: Layer[]): Picture {
  const view: View = { id, title, mark: 'line', x: 't', y: [y], yScale };
  return { id, title, exhibit: { view, layers, description: title } };
}

function layer(dataset: Dataset, from: string, as: string, label: string, role: Layer['role']): Layer[] {
  const found = dataset.series[from];
  if (!found) return [];
  const needed = Object.entries(dataset.series).filter(([name]) => found.dims.includes(name));
  const series = { ...Object.fromEntries(needed), [as]: found };
  return [{ label, role, dataset: { sizes: dataset.sizes, series } }];
}

/** What the start foretells for the end, as a level line. */
function forecast({ series }: Dataset): Layer[] {
  const found = series.kernelRatioForecast?.values[0];
  const t = series.t?.values;
  if (typeof found !== 'number' || !t || Array.isArray(t)) return [];
  const level: Record<string, Series> = {
    t: exact(['t'], Float64Array.of(t[0] as number, t.at(-1) as number)),
    kernelRatio: exact(['t'], Float64Array.of(found, found)),
  };
  return [{ label: 'forecast for the end', role: 'guide', dataset: { sizes: { t: 2 }, series: level } }];
}
