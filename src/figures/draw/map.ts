import type * as Plot from '@observablehq/plot';
import { axisBetween, withTicks } from '../scene/axis.js';
import type { MapPanel } from '../scene/index.js';
import { plain } from '../text/label.js';
import { textWidth } from '../text/measure.js';
import { readable } from '../text/number.js';
import { cellPaths } from './cells.js';
import { colourScale } from './colour-scale.js';
import { axisMarks, axisTitles, type Box, fitting, panelMarks, type Sides } from './frame.js';
import { element, type Pen, stroke, text } from './pen.js';

/** Heat map with hatched labels, contour lines and a colour bar at its right. */
export function drawMap(plot: typeof Plot, pen: Pen, panel: MapPanel, box: Box, sides: Sides): Element[] {
  const { x, y } = panel;
  const cells: Plot.RenderFunction = (_index, { x: across, y: up }) =>
    element(pen, 'g', { 'aria-label': 'cell' }, cellPaths(pen, panel, across as never, up as never)) as SVGElement;
  const lines = panel.contours.flatMap(({ lines }) => lines);
  const contours = [
    { stroke: '#ffffff', strokeWidth: stroke(pen, 2.2), strokeOpacity: 0.7 },
    { stroke: '#1d232b', strokeWidth: stroke(pen, 0.9) },
  ].flatMap((look) => lines.map((line) => plot.line(line, { ...look, clip: true })));
  const levels = panel.contours.flatMap(({ level, lines }) => {
    const longest = lines.reduce<[number, number][]>((a, b) => (b.length > a.length ? b : a), []);
    const middle = longest[Math.floor(longest.length / 2)];
    return middle ? [{ x: middle[0], y: middle[1], text: readable(level) }] : [];
  });
  const halo = { fill: '#1d232b', stroke: '#ffffff', strokeWidth: 0.5 * pen.size, strokeOpacity: 0.9 };
  const labels = plot.text(levels, { x: 'x', y: 'y', text: 'text', ...halo });
  const marks = [cells, ...contours, labels, ...axisMarks(plot, pen, x, y, sides)];
  return [
    panelMarks(plot, pen, box, x, y, marks),
    ...axisTitles(pen, box, x, y, sides),
    ...(panel.bar ? colourBar(pen, panel, panel.bar, box) : []),
  ];
}

type Bar = NonNullable<MapPanel['bar']>;

function barAxis(pen: Pen, bar: Bar, height: number) {
  return withTicks(axisBetween(bar.domain, bar.scale, [bar.label]), Math.floor(height / (2.6 * pen.size)));
}

/** Room right of the map for its colour bar. */
export function barRoom(pen: Pen, panel: MapPanel, height: number): number {
  if (!panel.bar) return 0;
  const widest = Math.max(
    0,
    ...barAxis(pen, panel.bar, height).ticks.map((tick) => textWidth(tick.text, pen.size, pen.fonts.regular)),
  );
  return 3.9 * pen.size + widest;
}

function colourBar(pen: Pen, panel: MapPanel, bar: Bar, box: Box): Element[] {
  const axis = barAxis(pen, bar, box.height);
  const left = box.left + box.width + 0.8 * pen.size;
  const width = 0.9 * pen.size;
  const [low, high] = bar.domain;
  const log = bar.scale === 'log';
  const share = (value: number) => (log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low));
  const place = (value: number) => box.top + box.height * (1 - share(value));
  const colour = colourScale(bar);
  const steps = 64;
  const swatches = Array.from({ length: steps }, (_, k) => {
    const u = (k + 0.5) / steps;
    const top = box.top + (box.height * (steps - 1 - k)) / steps;
    const fill = colour(log ? low * (high / low) ** u : low + (high - low) * u);
    return element(pen, 'rect', {
      x: left,
      y: top,
      width,
      height: box.height / steps + (k > 0 ? 0.3 : 0),
      fill,
      'shape-rendering': 'crispEdges',
    });
  });
  const frame = { fill: 'none', stroke: pen.theme.muted, 'stroke-width': 0.8 };
  const rows = [...new Map(axis.ticks.map((tick) => [tick.text, tick])).values()];
  const texts = rows.map(({ at, text: label }) =>
    text(pen, plain(label), { x: left + width + 0.5 * pen.size, y: place(at) + 0.34 * pen.size }),
  );
  const ticks = rows.map(({ at }) =>
    element(pen, 'path', { ...frame, d: `M${left + width} ${place(at)}h${0.28 * pen.size}` }),
  );
  const levels = panel.contours
    .filter(({ level }) => level > low && level < high)
    .map(({ level }) => element(pen, 'path', { ...frame, stroke: '#1d232b', d: `M${left} ${place(level)}h${width}` }));
  const right = left + barRoom(pen, panel, box.height) - 1.1 * pen.size;
  const title = text(pen, fitting(pen, [bar.label], Number.POSITIVE_INFINITY), {
    transform: `translate(${right},${box.top + box.height / 2}) rotate(-90)`,
    'text-anchor': 'middle',
  });
  return [
    ...swatches,
    element(pen, 'rect', { x: left, y: box.top, width, height: box.height, ...frame }),
    ...levels,
    ...ticks,
    ...texts,
    title,
  ];
}
