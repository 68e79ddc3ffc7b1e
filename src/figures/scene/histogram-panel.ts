import type { Exhibit } from '../../contract/index.js';
import type { ResolvedStyle } from '../style.js';
import { axisLabels, plain } from '../text/label.js';
import { axisOver } from './axis.js';
import type { Palette } from './families.js';
import type { HistogramPanel } from './scene.js';

/** Histogram of all values of the view's first quantity, one outline per layer; densities when the layers differ in size. */
export function histogramPanel(
  { view, layers }: Exhibit,
  name: string,
  style: ResolvedStyle,
  palette: Palette,
): { panel: HistogramPanel; notes: string[] } {
  const quantity = style.quantities.find((q) => q.name === name);
  const scale = style.xScale ?? view.xScale ?? 'linear';
  const samples = layers.map((layer) => {
    const values = layer.dataset.series[name]?.values ?? [];
    const all = Array.isArray(values) ? [] : [...values];
    return { layer, all, kept: all.filter((v) => Number.isFinite(v) && (scale === 'linear' || v > 0)) };
  });
  const filled = samples.filter(({ kept }) => kept.length > 0);
  const x = axisOver(
    filled.flatMap(({ kept }) => kept),
    scale,
    axisLabels(name, quantity),
  );
  const edges = edgesOf(
    filled.map(({ kept }) => kept),
    x.domain,
    scale,
  );
  const density = new Set(filled.map(({ kept }) => kept.length)).size > 1;
  const groups = filled.map(({ layer, kept }) => ({
    label: layer.label,
    role: layer.role,
    colour: palette.colour(layer, ''),
    heights: heightsOf(kept, edges, density),
  }));
  const y = axisOver([0, ...groups.flatMap(({ heights }) => [...heights])], 'linear', [
    plain(density ? 'density' : 'count'),
  ]);
  const left = samples.reduce((sum, { all, kept }) => sum + all.length - kept.length, 0);
  return {
    panel: { kind: 'histogram', name, x, y, edges, groups },
    notes: [
      ...(filled.length === 0 ? [`${name}: no values.`] : []),
      ...(left > 0
        ? [`${name}: ${left} values that are not finite${scale === 'log' ? ' and positive' : ''} are left out.`]
        : []),
    ],
  };
}

/** Equal bins over the domain, as many as Freedman and Diaconis advise for the largest sample, between 8 and 60. */
function edgesOf(samples: number[][], [low, high]: [number, number], scale: 'linear' | 'log'): Float64Array {
  const forward = scale === 'log' ? Math.log : (value: number) => value;
  const back = scale === 'log' ? Math.exp : (value: number) => value;
  const largest = samples
    .reduce((a, b) => (b.length > a.length ? b : a), [])
    .map(forward)
    .sort((a, b) => a - b);
  const quartile = (q: number) => largest[Math.floor(q * (largest.length - 1))] ?? 0;
  const width = (2 * (quartile(0.75) - quartile(0.25))) / Math.cbrt(Math.max(1, largest.length));
  const [from, to] = [forward(low), forward(high)];
  const advised = width > 0 ? Math.ceil((to - from) / width) : 8;
  const count = Math.min(60, Math.max(8, advised));
  return Float64Array.from({ length: count + 1 }, (_, k) =>
    k === 0 ? low : k === count ? high : back(from + ((to - from) * k) / count),
  );
}

function heightsOf(values: number[], edges: Float64Array, density: boolean): Float64Array {
  const heights = new Float64Array(edges.length - 1);
  for (const value of values) {
    let k = 0;
    while (k < heights.length - 1 && value >= (edges[k + 1] as number)) k++;
    heights[k] = (heights[k] as number) + 1;
  }
  if (!density) return heights;
  return heights.map((count, k) => count / values.length / ((edges[k + 1] as number) - (edges[k] as number)));
}
