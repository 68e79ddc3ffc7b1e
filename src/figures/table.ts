import type { Exhibit } from '../contract/index.js';
import type { CurvesPanel, HistogramPanel, MapPanel, Panel } from './scene/index.js';
import { sceneOf } from './scene/index.js';
import { resolveStyle, type Style } from './style.js';
import { html } from './text/html.js';
import { spoken } from './text/label.js';
import { readable } from './text/number.js';

/** Rows a table shows at most; of longer curves every n-th point. */
const mostRows = 40;

/** The numbers of an exhibit as HTML tables, for readers who cannot see the picture. */
export function dataTable(exhibit: Exhibit, style: Style = {}): string {
  const scene = sceneOf(exhibit, resolveStyle(style));
  const notes = scene.notes.map((note) => `<p>${html(note)}</p>`);
  return [...scene.panels.map(panelTable), ...notes].filter(Boolean).join('\n');
}

function panelTable(panel: Panel): string {
  if (panel.kind === 'curves') return curvesTable(panel);
  return panel.kind === 'histogram' ? histogramTable(panel) : mapTable(panel);
}

function table(caption: string, head: string[], rows: string[][]): string {
  const header = head.map((cell) => `<th scope="col">${html(cell)}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((cell) => `<td>${html(cell)}</td>`).join('');
    return `<tr><th scope="row">${html(first)}</th>${cells}</tr>`;
  });
  return `<table class="cc-data"><caption>${html(caption)}</caption><thead><tr>${header}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

const longest = (labels: CurvesPanel['x']['labels']) => spoken(labels[0] ?? []);

/** One row per place; curves over different places have tables of their own. */
function curvesTable({ x, y, curves }: CurvesPanel): string {
  const groups = new Map<string, CurvesPanel['curves']>();
  for (const curve of curves) groups.set(curve.x.join(), [...(groups.get(curve.x.join()) ?? []), curve]);
  return [...groups.values()]
    .map((group) => {
      const places = group[0]?.x ?? new Float64Array(0);
      const length = group[0]?.y.length ?? 0;
      const stride = Math.max(1, Math.ceil(length / mostRows));
      const shown = Array.from({ length }, (_, k) => k).filter((k) => k % stride === 0 || k === length - 1);
      const more = stride > 1 ? `, every ${stride}th of ${length} points` : '';
      const rows = shown.map((k) => [
        places.length === 0 ? 'all' : readable(places[k] as number),
        ...group.flatMap(({ y, low, high }) => [
          readable(y[k] as number),
          ...(low && high ? [readable(((high[k] as number) - (low[k] as number)) / 2, 2)] : []),
        ]),
      ]);
      const head = [
        longest(x.labels),
        ...group.flatMap(({ label, interval }) => [label, ...(interval ? [`± ${interval}`] : [])]),
      ];
      return table(`${longest(y.labels)}${more}`, head, rows);
    })
    .join('\n');
}

function histogramTable({ x, y, edges, groups }: HistogramPanel): string {
  const rows = Array.from({ length: Math.max(0, edges.length - 1) }, (_, k) => [
    `${readable(edges[k] as number)} to ${readable(edges[k + 1] as number)}`,
    ...groups.map(({ heights }) => readable(heights[k] as number)),
  ]);
  return table(longest(y.labels), [longest(x.labels), ...groups.map(({ label }) => label)], rows);
}

/** At most 16 columns and 16 rows of a map, evenly spaced. */
function mapTable({ name, x, y, xCentres, yCentres, values, labels, classes }: MapPanel): string {
  const spaced = (count: number) => {
    const stride = Math.max(1, Math.ceil(count / 16));
    return Array.from({ length: count }, (_, k) => k).filter((k) => k % stride === 0);
  };
  const columns = spaced(xCentres.length);
  const cell = (k: number) =>
    (labels[k] as number) >= 0 ? (classes[labels[k] as number] ?? '') : readable(values[k] as number, 3);
  const rows = spaced(yCentres.length).map((j) => [
    readable(yCentres[j] as number, 3),
    ...columns.map((i) => cell(j * xCentres.length + i)),
  ]);
  const corner = `${longest(y.labels)} \\ ${longest(x.labels)}`;
  return table(name, [corner, ...columns.map((i) => readable(xCentres[i] as number, 3))], rows);
}
