import type { Dataset, Exhibit, Series } from '../../contract/index.js';
import type { ResolvedStyle } from '../style.js';
import { axisLabels, plain } from '../text/label.js';
import { axisBetween, largest, sound, tiniest } from './axis.js';
import { contourLines } from './contours.js';
import type { MapPanel } from './scene.js';

/**
 * A heat map of the view's first quantity. A series of labels is read cell by cell: text that is a number counts as one, other text
 * (`diverges`, a phase) is a class of its own. A second quantity of labels over the same dims overrides where it is not empty.
 */
export function mapPanel({ view, layers }: Exhibit, style: ResolvedStyle): { panel: MapPanel; notes: string[] } {
  const name = view.y[0] ?? '';
  const rows = view.rows ?? '';
  const dataset = layers.find(({ dataset }) => dataset.series[name])?.dataset ?? { sizes: {}, series: {} };
  const quantity = (wanted: string) => style.quantities.find((q) => q.name === wanted);
  const scaleOf = (wanted: string, given?: 'linear' | 'log') => given ?? quantity(wanted)?.scale ?? 'linear';
  const horizontal = gridAxis(dataset, view.x, scaleOf(view.x, style.xScale ?? view.xScale));
  const vertical = gridAxis(dataset, rows, scaleOf(rows, style.yScale ?? view.yScale));
  const cells = cellsOf(dataset, name, view.y[1], view.x, rows);
  const finite = [...cells.values].filter(Number.isFinite);
  const valueScale = quantity(name)?.scale === 'log' && finite.every((v) => v > 0) ? 'log' : 'linear';
  const panel: MapPanel = {
    kind: 'map',
    name,
    x: axisBetween(ends(horizontal.edges), horizontal.scale, axisLabels(view.x, quantity(view.x))),
    y: axisBetween(ends(vertical.edges), vertical.scale, axisLabels(rows, quantity(rows))),
    xEdges: horizontal.edges,
    yEdges: vertical.edges,
    xCentres: horizontal.centres,
    yCentres: vertical.centres,
    ...cells,
    contours: (view.contours ?? []).map((level) => ({
      level,
      lines: contourLines(cells.values, horizontal.centres.length, vertical.centres.length, level).map((line) =>
        line.map(([i, j]): [number, number] => [between(horizontal, i), between(vertical, j)]),
      ),
    })),
  };
  if (finite.length > 0)
    panel.bar = {
      label: axisLabels(name, quantity(name))[0] ?? plain(name),
      scale: valueScale,
      domain: barDomain(finite, view.centre, valueScale),
      ...(view.centre === undefined ? {} : { centre: view.centre }),
    };
  const numbered = [horizontal, vertical].flatMap((axis, k) => (axis.numbered ? [k === 0 ? view.x : rows] : []));
  const unusable = numbered.map((dim) => `${dim} does not rise or fall all along: its cells are numbered.`);
  return { panel, notes: [...notesOf(name, panel), ...unusable] };
}

function notesOf(name: string, { values, labels, contours }: MapPanel): string[] {
  const empty = [...values].filter((value, k) => !Number.isFinite(value) && labels[k] === -1).length;
  const absent = contours.filter(({ lines }) => lines.length === 0).map(({ level }) => level);
  return [
    ...(values.length === 0 ? [`${name}: no values.`] : []),
    ...(empty > 0 ? [`${name}: ${empty} of ${values.length} cells have no finite value and are left empty.`] : []),
    ...(absent.length > 0 ? [`No cell reaches the contour level ${absent.join(', ')}.`] : []),
  ];
}

interface Grid {
  scale: 'linear' | 'log';
  centres: Float64Array;
  edges: Float64Array;
  /** The dim has a coordinate of its own that cannot be an axis. */
  numbered: boolean;
}

/** Centres and edges of the cells along one dim; cells without a usable coordinate are numbered. */
function gridAxis(dataset: Dataset, dim: string, wanted: 'linear' | 'log'): Grid {
  const values = dataset.series[dim]?.values ?? [];
  const own = !Array.isArray(values) && isCoordinate(values) ? values : undefined;
  const centres = own ?? Float64Array.from({ length: dataset.sizes[dim] ?? 0 }, (_, k) => k);
  const scale = wanted === 'log' && centres.every((value) => value > tiniest) ? 'log' : 'linear';
  const forward = scale === 'log' ? Math.log : (value: number) => value;
  const back = scale === 'log' ? Math.exp : (value: number) => value;
  const u = Array.from(centres, forward);
  const edge = (k: number): number => {
    if (u.length < 2) return (u[0] ?? 0) + k - 0.5;
    if (k === 0) return 1.5 * (u[0] as number) - 0.5 * (u[1] as number);
    if (k === u.length) return 1.5 * (u[k - 1] as number) - 0.5 * (u[k - 2] as number);
    return 0.5 * ((u[k - 1] as number) + (u[k] as number));
  };
  return {
    scale,
    centres,
    numbered: !own && values.length > 0,
    edges: Float64Array.from({ length: u.length + 1 }, (_, k) => back(edge(k))),
  };
}

/** Whether the values rise or fall all along and can be drawn. */
function isCoordinate(values: Float64Array): boolean {
  const sign = Math.sign((values.at(-1) ?? 0) - (values[0] ?? 0));
  const monotone = values.every((value, k) => k === 0 || Math.sign(value - (values[k - 1] as number)) === sign);
  return monotone && values.every((value) => Math.abs(value) < largest);
}

function ends(edges: Float64Array): [number, number] {
  const first = edges[0] ?? 0;
  const last = edges.at(-1) ?? 1;
  return [first, last];
}

/** Coordinate at a fractional index, interpolated along the axis as drawn. */
function between({ scale, centres }: Grid, index: number): number {
  const k = Math.min(Math.floor(index), centres.length - 2);
  const [from, to] = [centres[k] as number, centres[k + 1] as number];
  return scale === 'log' ? from * (to / from) ** (index - k) : from + (to - from) * (index - k);
}

function cellsOf(
  dataset: Dataset,
  name: string,
  override: string | undefined,
  x: string,
  rows: string,
): Pick<MapPanel, 'values' | 'labels' | 'classes'> {
  const series = dataset.series[name];
  const [columns, lines] = [dataset.sizes[x] ?? 0, dataset.sizes[rows] ?? 0];
  const fits = series?.dims.length === 2 && series.dims.includes(x) && series.dims.includes(rows);
  const count = fits ? columns * lines : 0;
  const values = new Float64Array(count).fill(Number.NaN);
  const labels = new Int32Array(count).fill(-1);
  const classes: string[] = [];
  const over = override === undefined ? undefined : dataset.series[override];
  for (let k = 0; k < count; k++) {
    const [i, j] = [k % columns, Math.floor(k / columns)];
    const pick = (from: Series) => from.values[from.dims[0] === x ? i * lines + j : j * columns + i];
    const value = (over && pick(over)) || pick(series as Series);
    if (typeof value === 'string' && (value.trim() === '' || !Number.isFinite(Number(value)))) {
      if (!classes.includes(value)) classes.push(value);
      labels[k] = classes.indexOf(value);
    } else values[k] = Number(value);
  }
  return { values, labels, classes };
}

/** Ends of the colour bar; around a centre both sides reach equally far. */
function barDomain(finite: number[], centre: number | undefined, scale: 'linear' | 'log'): [number, number] {
  const low = finite.reduce((a, b) => Math.min(a, b));
  const high = finite.reduce((a, b) => Math.max(a, b));
  if (centre === undefined || (scale === 'log' && centre <= 0)) return sound([low, high], scale);
  if (scale === 'log') {
    const reach = Math.max(high / centre, centre / low);
    return sound([centre / reach, centre * reach], scale);
  }
  const reach = Math.max(high - centre, centre - low);
  return sound([centre - reach, centre + reach], scale);
}
