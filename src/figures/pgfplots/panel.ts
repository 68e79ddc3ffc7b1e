import type { Axis } from '../scene/axis.js';
import { spread } from '../scene/curves-panel.js';
import type { Colour, Curve, CurvesPanel, HistogramPanel, LegendEntry, Panel } from '../scene/index.js';
import { spoken } from '../text/label.js';
import { latexLabel, latexText } from '../text/latex.js';
import { mapBody } from './map.js';

/** Where a panel stands: how many letters fit beside it, and whether x is described below it. */
export interface Place {
  letters: number;
  bottom: boolean;
}

/** The lines of one `\nextgroupplot`. */
export function bodyOf(panel: Panel, legend: LegendEntry[], place: Place): string[] {
  if (panel.kind === 'curves') return curvesBody(panel, legend, place);
  if (panel.kind === 'histogram') return histogramBody(panel, place);
  return mapBody(panel, place);
}

/** Options every kind of axis shares. */
export function axisOptions(x: Axis, y: Axis, { letters, bottom }: Place): string[] {
  const fitting = y.labels.find((label) => spoken(label).length <= letters) ?? y.labels.at(-1) ?? [];
  const one = (name: 'x' | 'y', { scale, domain }: Axis) => [
    `${name}min=${decimal(domain[0])}`,
    `${name}max=${decimal(domain[1])}`,
    ...(scale === 'log' ? [`${name}mode=log`] : []),
  ];
  return [
    bottom ? `xlabel={${latexLabel(x.labels[0] ?? [])}}` : 'xticklabels={}',
    `ylabel={${latexLabel(fitting)}}`,
    ...one('x', x),
    ...one('y', y),
  ];
}

/** A number as TeX reads it. */
export function decimal(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : 'nan';
}

export function colourName(colour: Colour): string {
  if (colour === 'ink') return 'black';
  return colour === 'muted' ? 'black!60' : `series${colour % 7}`;
}

/** Pairs as inline rows of numbers; values that cannot be drawn break the line. */
export function pairs(x: ArrayLike<number>, y: ArrayLike<number>, positive: { x: boolean; y: boolean }): string[] {
  const cell = (value: number, log: boolean) => (log && !(value > 0) ? 'nan' : decimal(value));
  return Array.from(x, (at, k) => `${cell(at, positive.x)} ${cell(y[k] as number, positive.y)}`);
}

/** One `\addplot` with its rows inline, ended so that the table survives inside any macro. */
export function plotOf(options: string, rows: string[], { columns = '', end = '' } = {}): string {
  return `\\addplot[${options}] table[row sep=\\\\${columns}] {\n${rows.map((row) => `${row} \\\\`).join('\n')}\n}${end};`;
}

function curvesBody({ x, y, curves }: CurvesPanel, legend: LegendEntry[], place: Place): string[] {
  const positive = { x: x.scale === 'log', y: y.scale === 'log' };
  const drawn = curves.map((curve) => spread(curve, x.domain));
  return [
    `\\nextgroupplot[${axisOptions(x, y, place).join(', ')}]`,
    ...drawn.flatMap((curve) => band(curve, y, positive)),
    ...drawn.flatMap((curve) =>
      curve.replicas.map((values) =>
        plotOf(`${colourName(curve.colour)}, thin, opacity=0.3, forget plot`, pairs(curve.x, values, positive)),
      ),
    ),
    ...drawn.map((curve) => mainPlot(curve, positive)),
    ...legend.filter(({ label }) => label).map(legendEntry),
  ];
}

function legendEntry({ label, colour, looks }: LegendEntry): string {
  const options =
    looks.includes('dots') && !looks.includes('line') ? 'only marks, mark=*, mark size=1.2pt' : 'line width=1pt';
  return `\\addlegendimage{${colourName(colour)}, ${options}${looks.includes('dashed') ? ', dashed' : ''}}\n\\addlegendentry{${latexText(label)}}`;
}

function mainPlot(curve: Curve, positive: { x: boolean; y: boolean }): string {
  const { looks, x, y, low } = curve;
  const rows = pairs(x, y, positive);
  const dots = looks.includes('dots');
  const look = dots
    ? 'only marks, mark=*, mark size=1.2pt'
    : `${looks.includes('dashed') ? 'dashed, ' : ''}line width=1pt`;
  const options = `${colourName(curve.colour)}, ${look}, forget plot`;
  if (low && looks.length === 1 && dots) {
    const bars = rows.map((row, k) => `${row} ${decimal((y[k] as number) - (low[k] as number))}`);
    return plotOf(`${options}, error bars/.cd, y dir=both, y explicit`, bars, { columns: ', y error index=2' });
  }
  const thin = dots && looks.includes('thin') ? `, each nth point=${Math.max(1, Math.ceil(x.length / 25))}` : '';
  return plotOf(options + thin, rows);
}

/** The interval around a curve as a closed outline; below zero on a logarithmic axis it ends at the frame. */
function band({ x, low, high, colour, looks }: Curve, y: Axis, positive: { x: boolean; y: boolean }): string[] {
  if (!low || !high || looks.every((look) => look === 'dots')) return [];
  const floor = y.scale === 'log' ? y.domain[0] : Number.NEGATIVE_INFINITY;
  const kept = Array.from(x, (_, k) => k).filter(
    (k) =>
      Number.isFinite(low[k]) &&
      Number.isFinite(high[k]) &&
      (!positive.x || (x[k] as number) > 0) &&
      (high[k] as number) > floor,
  );
  if (kept.length < 2) return [];
  const upper = kept.map((k) => `${decimal(x[k] as number)} ${decimal(high[k] as number)}`);
  const lower = kept.map((k) => `${decimal(x[k] as number)} ${decimal(Math.max(floor, low[k] as number))}`).reverse();
  return [
    plotOf(`draw=none, fill=${colourName(colour)}, fill opacity=0.2, forget plot`, [...upper, ...lower], {
      end: ' -- cycle',
    }),
  ];
}

function histogramBody({ x, y, edges, groups }: HistogramPanel, place: Place): string[] {
  const last = (heights: Float64Array) =>
    Float64Array.from(edges, (_, k) => heights[Math.min(k, heights.length - 1)] ?? 0);
  return [
    `\\nextgroupplot[${axisOptions(x, y, place).join(', ')}]`,
    ...groups.flatMap(({ label, colour, heights }) => {
      const look = `const plot, ${colourName(colour)}, fill=${colourName(colour)}, fill opacity=0.2, draw opacity=1`;
      const rows = pairs(edges, last(heights), { x: false, y: false });
      return [
        plotOf(`${look}, line width=0.8pt, area legend`, rows, { end: ' \\closedcycle' }),
        `\\addlegendentry{${latexText(label)}}`,
      ];
    }),
  ];
}
