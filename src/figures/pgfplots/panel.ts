import type { Axis } from '../scene/axis.js';
import { spread } from '../scene/curves-panel.js';
import type { Colour, Curve, CurvesPanel, HistogramPanel, LegendEntry, Panel } from '../scene/index.js';
import { latexLabel, latexText } from '../text/latex.js';
import { mapBody } from './map.js';

/** The lines of one `\nextgroupplot`. */
export function bodyOf(panel: Panel, legend: LegendEntry[]): string[] {
  if (panel.kind === 'curves') return curvesBody(panel, legend);
  if (panel.kind === 'histogram') return histogramBody(panel);
  return mapBody(panel);
}

/** Options every kind of axis shares. */
export function axisOptions(x: Axis, y: Axis): string[] {
  const one = (name: 'x' | 'y', { scale, domain, labels }: Axis) => [
    `${name}label={${latexLabel(labels[0] ?? [])}}`,
    `${name}min=${decimal(domain[0])}`,
    `${name}max=${decimal(domain[1])}`,
    ...(scale === 'log' ? [`${name}mode=log`] : []),
  ];
  return [...one('x', x), ...one('y', y)];
}

/** A number as TeX reads it. */
export function decimal(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : 'nan';
}

export function colourName(colour: Colour): string {
  if (colour === 'ink') return 'black';
  return colour === 'muted' ? 'black!60' : `series${colour % 7}`;
}

/** Rows of an inline table; values that cannot be drawn break the line. */
export function table(x: ArrayLike<number>, y: ArrayLike<number>, positive: { x: boolean; y: boolean }): string {
  const cell = (value: number, log: boolean) => (log && !(value > 0) ? 'nan' : decimal(value));
  return Array.from(x, (at, k) => `${cell(at, positive.x)} ${cell(y[k] as number, positive.y)}`).join('\n');
}

function curvesBody({ x, y, curves }: CurvesPanel, legend: LegendEntry[]): string[] {
  const positive = { x: x.scale === 'log', y: y.scale === 'log' };
  const drawn = curves.map((curve) => spread(curve, x.domain));
  return [
    `\\nextgroupplot[${axisOptions(x, y).join(', ')}]`,
    ...drawn.flatMap((curve) => band(curve, y, positive)),
    ...drawn.flatMap((curve) =>
      curve.replicas.map(
        (values) =>
          `\\addplot[${colourName(curve.colour)}, thin, opacity=0.3, forget plot] table {\n${table(curve.x, values, positive)}\n};`,
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
  const dots = curve.looks.includes('dots');
  const look = dots
    ? 'only marks, mark=*, mark size=1.2pt'
    : curve.looks.includes('dashed')
      ? 'dashed, line width=0.8pt'
      : 'line width=1pt';
  const thin = dots && curve.x.length > 40 ? `, each nth point=${Math.ceil(curve.x.length / 25)}` : '';
  return `\\addplot[${colourName(curve.colour)}, ${look}${thin}, forget plot] table {\n${table(curve.x, curve.y, positive)}\n};`;
}

/** The interval around a curve as a closed outline; below zero on a logarithmic axis it ends at the frame. */
function band({ x, low, high, colour }: Curve, y: Axis, positive: { x: boolean; y: boolean }): string[] {
  if (!low || !high) return [];
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
    `\\addplot[draw=none, fill=${colourName(colour)}, fill opacity=0.2, forget plot] table {\n${[...upper, ...lower].join('\n')}\n} -- cycle;`,
  ];
}

function histogramBody({ x, y, edges, groups }: HistogramPanel): string[] {
  const rows = (heights: Float64Array) =>
    Array.from(
      edges,
      (edge, k) => `${decimal(edge)} ${decimal(heights[Math.min(k, heights.length - 1)] as number)}`,
    ).join('\n');
  return [
    `\\nextgroupplot[${axisOptions(x, y).join(', ')}]`,
    ...groups.flatMap(({ label, colour, heights }) => [
      `\\addplot[const plot, ${colourName(colour)}, fill=${colourName(colour)}, fill opacity=0.2, draw opacity=1, line width=0.8pt, area legend] table {\n${rows(heights)}\n} \\closedcycle;`,
      `\\addlegendentry{${latexText(label)}}`,
    ]),
  ];
}
