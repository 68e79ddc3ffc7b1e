import type * as Plot from '@observablehq/plot';
import type { Axis } from '../scene/axis.js';
import type { Label } from '../text/label.js';
import { labelWidth, textWidth } from '../text/measure.js';
import { element, type Pen, text } from './pen.js';

/** Where a panel's plotting area lies. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Sides {
  /** Whether tick labels and the axis label are written below; stacked panels write them once. */
  bottom: boolean;
}

/** Room left of the plotting area for tick labels and the axis label. */
export function leftRoom(pen: Pen, axis: Axis): number {
  return tickRoom(pen, axis) + 1.75 * pen.size;
}

function tickRoom(pen: Pen, { ticks }: Axis): number {
  return Math.max(0, ...ticks.map((tick) => textWidth(tick.text, pen.size, pen.fonts.regular))) + 0.75 * pen.size;
}

/** Room below for tick labels and the axis label. */
export function bottomRoom({ size }: Pen, { bottom }: Sides): number {
  return bottom ? 3.1 * size : 0.9 * size;
}

/** The longest form of the axis label that fits. */
export function fitting(pen: Pen, labels: Label[], room: number): Label {
  const fits = labels.find((label) => labelWidth(label, pen.size, pen.fonts.regular) <= room);
  return fits ?? labels.at(-1) ?? [];
}

type Marks = (Plot.Markish | undefined)[];

/** Grid lines behind the data. */
export function gridMarks(plot: typeof Plot, pen: Pen, x: Axis, y: Axis): Marks {
  const look = { stroke: pen.theme.grid, strokeOpacity: 1, strokeWidth: 0.6 };
  return [plot.gridX(places(x), look), plot.gridY(places(y), look)];
}

/** Ticks, tick labels and the frame. */
export function axisMarks(plot: typeof Plot, pen: Pen, x: Axis, y: Axis, { bottom }: Sides): Marks {
  const tick = { stroke: pen.theme.muted, strokeWidth: 0.8, label: null };
  const minor = { ...tick, tickSize: 0.2 * pen.size, fill: 'none' };
  const major = { ...tick, tickSize: 0.38 * pen.size, tickPadding: 0.24 * pen.size, fill: pen.theme.ink };
  return [
    plot.axisX(x.minor, minor),
    plot.axisY(y.minor, minor),
    plot.axisX(places(x), { ...major, ...(bottom ? {} : { fill: 'none' }), tickFormat: textAt(x) }),
    plot.axisY(places(y), { ...major, tickFormat: textAt(y) }),
    plot.frame({ stroke: pen.theme.muted, strokeWidth: 0.8 }),
  ];
}

function places({ ticks }: Axis): number[] {
  return ticks.map(({ at }) => at);
}

function textAt({ ticks }: Axis): (at: number) => string {
  const texts = new Map(ticks.map(({ at, text }) => [at, text]));
  return (at) => texts.get(at) ?? '';
}

/** The two axis labels of a panel, outside its plotting area. */
export function axisTitles(pen: Pen, box: Box, x: Axis, y: Axis, { bottom }: Sides): Element[] {
  const { left, top, width, height } = box;
  const down = top + height + 2.75 * pen.size;
  const aside = left - tickRoom(pen, y) - 0.65 * pen.size;
  const middle = top + height / 2;
  return [
    ...(bottom
      ? [text(pen, fitting(pen, x.labels, width), { x: left + width / 2, y: down, 'text-anchor': 'middle' })]
      : []),
    text(pen, fitting(pen, y.labels, height + pen.size), {
      transform: `translate(${aside},${middle}) rotate(-90)`,
      'text-anchor': 'middle',
    }),
  ];
}

/** Runs Plot for one panel and hands back its marks, placed so that the plotting area is `box`. */
export function panelMarks(plot: typeof Plot, pen: Pen, box: Box, x: Axis, y: Axis, marks: Marks): Element {
  const margin = Math.ceil(4 * pen.size);
  const drawn = plot.plot({
    document: pen.document,
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
    margin,
    style: { fontSize: `${pen.size}px` },
    x: { type: x.scale, domain: x.domain },
    y: { type: y.scale, domain: y.domain },
    marks,
  } as Plot.PlotOptions);
  const children = [...drawn.children].filter(({ tagName }) => tagName !== 'style');
  const transform = `translate(${box.left - margin},${box.top - margin})`;
  return element(pen, 'g', { transform, 'text-anchor': 'middle' }, children);
}
