import type * as Plot from '@observablehq/plot';
import type { Axis } from '../scene/axis.js';
import { spread } from '../scene/curves-panel.js';
import type { Curve, CurvesPanel } from '../scene/index.js';
import { plain } from '../text/label.js';
import { axisMarks, axisTitles, type Box, gridMarks, panelMarks, type Sides } from './frame.js';
import { colourOf, dashOf, type Pen, stroke, text } from './pen.js';

/** Said in the middle of a panel that has nothing to show. */
function emptiness(pen: Pen, box: Box): Element {
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  return text(pen, plain('nothing to draw'), { ...middle, 'text-anchor': 'middle', fill: pen.theme.muted });
}

interface Point {
  x: number;
  y: number;
  low: number;
  high: number;
}

/** A panel of curves: bands and replicas behind, then lines, then symbols. */
export function drawCurves(plot: typeof Plot, pen: Pen, panel: CurvesPanel, box: Box, sides: Sides): Element[] {
  const { x, y } = panel;
  const curves = panel.curves.map((curve) => spread(curve, x.domain));
  const ready = curves.map((curve) => ({ curve, points: pointsOf(curve, curve.y, x, y) }));
  const marks = [
    ...gridMarks(plot, pen, x, y),
    ...ready.flatMap(({ curve, points }) => backMarks(plot, pen, curve, points, x, y)),
    ...ready.map(({ curve, points }) => lineMark(plot, pen, curve, points)),
    ...axisMarks(plot, pen, x, y, sides),
    ...ready.flatMap(({ curve, points }) => dotMarks(plot, pen, curve, points, x, box)),
  ];
  return [
    panelMarks(plot, pen, box, x, y, marks),
    ...axisTitles(pen, box, x, y, sides),
    ...(panel.empty ? [emptiness(pen, box)] : []),
  ];
}

/** Points in drawable range: what has no place on the axis is NaN, what is far outside stays just outside. */
function pointsOf(curve: Curve, values: Float64Array, x: Axis, y: Axis): Point[] {
  const across = placer(x);
  const up = placer(y);
  return Array.from(values, (value, k) => ({
    x: across(curve.x[k] ?? Number.NaN),
    y: up(value),
    low: bounded(up, curve.low?.[k], y),
    high: bounded(up, curve.high?.[k], y),
  }));
}

function placer({ scale, domain: [low, high] }: Axis): (value: number) => number {
  if (scale === 'log') {
    const reach = (high / low) ** 2;
    return (value) =>
      value > 0 && value < Number.POSITIVE_INFINITY ? Math.min(Math.max(value, low / reach), high * reach) : Number.NaN;
  }
  const reach = 2 * (high - low);
  return (value) => (Number.isFinite(value) ? Math.min(Math.max(value, low - reach), high + reach) : Number.NaN);
}

/** A band that reaches zero or below on a logarithmic axis goes down to the frame. */
function bounded(up: (value: number) => number, value: number | undefined, { scale, domain }: Axis): number {
  if (value === undefined) return Number.NaN;
  return scale === 'log' && value <= 0 ? domain[0] / 2 : up(value);
}

function backMarks(plot: typeof Plot, pen: Pen, curve: Curve, points: Point[], x: Axis, y: Axis): Plot.Markish[] {
  const colour = colourOf(pen, curve.colour);
  const band = curve.low && curve.looks.some((look) => look !== 'dots');
  return [
    ...(band
      ? [plot.areaY(points, { x: 'x', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.2, clip: true })]
      : []),
    ...(curve.looks.includes('thin') ? thinLines(plot, pen, curve, colour, x, y) : []),
  ];
}

function thinLines(plot: typeof Plot, pen: Pen, curve: Curve, colour: string, x: Axis, y: Axis): Plot.Markish[] {
  const runs = curve.replicas.length > 0 ? curve.replicas : [curve.y];
  const strokeOpacity = curve.replicas.length > 0 ? Math.max(0.12, Math.min(0.45, 3 / runs.length)) : 0.85;
  return runs.map((values) =>
    plot.line(pointsOf(curve, values, x, y), {
      x: 'x',
      y: 'y',
      stroke: colour,
      strokeWidth: stroke(pen, 0.6),
      strokeOpacity,
      clip: true,
    }),
  );
}

function lineMark(plot: typeof Plot, pen: Pen, curve: Curve, points: Point[]): Plot.Markish | undefined {
  const dashed = curve.looks.includes('dashed');
  if (!dashed && !curve.looks.includes('line')) return undefined;
  const dash = dashed ? '4 3' : dashOf(pen, curve.colour);
  return plot.line(points, {
    x: 'x',
    y: 'y',
    stroke: colourOf(pen, curve.colour),
    strokeWidth: stroke(pen, dashed ? 0.9 : 1.3),
    clip: true,
    ...(dash ? { strokeDasharray: dash } : {}),
  });
}

function dotMarks(plot: typeof Plot, pen: Pen, curve: Curve, points: Point[], x: Axis, box: Box): Plot.Markish[] {
  const defined = points.filter(isDrawn);
  if (!curve.looks.includes('dots')) return lonely(plot, pen, curve, points);
  const shown =
    curve.role === 'simulation' && curve.looks.includes('thin') ? thinned(defined, x, box, 1.5 * pen.size) : defined;
  const colour = colourOf(pen, curve.colour);
  const bars = curve.low && !curve.looks.includes('thin');
  return [
    ...(bars
      ? [plot.ruleX(shown, { x: 'x', y1: 'low', y2: 'high', stroke: colour, strokeWidth: stroke(pen, 0.7) })]
      : []),
    plot.dot(shown, { x: 'x', y: 'y', r: 0.21 * pen.size, fill: colour, stroke: pen.theme.paper, strokeWidth: 0.6 }),
  ];
}

function isDrawn(point: Point | undefined): boolean {
  return point !== undefined && Number.isFinite(point.x) && Number.isFinite(point.y);
}

/** A point between gaps has no line through it: a small dot shows it. */
function lonely(plot: typeof Plot, pen: Pen, curve: Curve, points: Point[]): Plot.Markish[] {
  const alone = points.filter((point, k) => isDrawn(point) && !isDrawn(points[k - 1]) && !isDrawn(points[k + 1]));
  if (alone.length === 0) return [];
  return [plot.dot(alone, { x: 'x', y: 'y', r: 0.14 * pen.size, fill: colourOf(pen, curve.colour), stroke: 'none' })];
}

/** Symbols no closer than `gap` pixels along the axis. */
function thinned(points: Point[], { scale, domain: [low, high] }: Axis, box: Box, gap: number): Point[] {
  const forward = scale === 'log' ? Math.log : (value: number) => value;
  const place = (value: number) => ((forward(value) - forward(low)) / (forward(high) - forward(low))) * box.width;
  let last = Number.NEGATIVE_INFINITY;
  return points.filter((point) => {
    const at = place(point.x);
    if (at < last + gap) return false;
    last = at;
    return true;
  });
}
