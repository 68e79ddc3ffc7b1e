import type { MapPanel } from '../scene/index.js';
import { colourScale } from './colour-scale.js';
import { colourOf, element, type Pen } from './pen.js';

/** Distance between hatch lines in units of the text size. */
export const hatchGap = 0.5;

interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Place = (value: number) => number;

/** All cells of one colour are one path; neighbours overlap by a hair so that no seams show. */
export function cellPaths(pen: Pen, panel: MapPanel, x: Place, y: Place): Element[] {
  const { values, labels, bar, xEdges } = panel;
  const columns = xEdges.length - 1;
  const colour = bar ? colourScale(bar) : () => 'none';
  const byColour = new Map<string, Rect[]>();
  const hatched = new Map<number, Rect[]>();
  values.forEach((value, k) => {
    const rect = cell(panel, k % columns, Math.floor(k / columns), x, y);
    const label = labels[k] as number;
    if (label >= 0 && bar) hatched.set(label, [...(hatched.get(label) ?? []), rect]);
    const fill =
      label >= 0 ? (bar ? pen.theme.grid : classColour(pen, label)) : Number.isFinite(value) ? colour(value) : 'none';
    if (fill !== 'none') byColour.set(fill, [...(byColour.get(fill) ?? []), rect]);
  });
  const fills = [...byColour].map(([fill, rects]) =>
    element(pen, 'path', { fill, 'shape-rendering': 'crispEdges', d: rects.map(outline).join('') }),
  );
  const hatches = [...hatched].map(([label, rects]) => hatching(pen, label, rects));
  return [...fills, ...hatches];
}

/** Colour of a label where the whole map is made of labels. */
export function classColour(pen: Pen, label: number): string {
  return colourOf(pen, label);
}

function cell({ xEdges, yEdges }: MapPanel, i: number, j: number, x: Place, y: Place): Rect {
  const [x1, x2] = [x(xEdges[i] as number), x(xEdges[i + 1] as number)];
  const [y1, y2] = [y(yEdges[j] as number), y(yEdges[j + 1] as number)];
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function outline({ x, y, width, height }: Rect): string {
  const w = rounded(width + 0.4);
  return `M${rounded(x)} ${rounded(y)}h${w}v${rounded(height + 0.4)}h${-w}z`;
}

/** Slanted lines that run on from cell to cell; every second class leans the other way. */
export function hatching(pen: Pen, label: number, rects: Rect[]): Element {
  const gap = hatchGap * pen.size * (1 + 0.6 * Math.floor(label / 2));
  const lean = label % 2 === 0 ? 1 : -1;
  const d = rects.map((rect) => slants(rect, gap, lean)).join('');
  return element(pen, 'path', { fill: 'none', stroke: pen.theme.muted, 'stroke-width': 0.7, d });
}

/** The parts of the lines x + lean·y = k·gap inside a rectangle. */
function slants({ x, y, width, height }: Rect, gap: number, lean: 1 | -1): string {
  const corners = [x + lean * y, x + width + lean * y, x + lean * (y + height), x + width + lean * (y + height)];
  const parts: string[] = [];
  for (let k = Math.ceil(Math.min(...corners) / gap); k * gap < Math.max(...corners); k++) {
    const ends = [y, y + height].map((v) => ({ u: k * gap - lean * v, v }));
    const [from, to] = ends.map(({ u, v }) => {
      const held = Math.min(Math.max(u, x), x + width);
      return { u: held, v: v + lean * (u - held) };
    }) as [{ u: number; v: number }, { u: number; v: number }];
    parts.push(`M${rounded(from.u)} ${rounded(from.v)}L${rounded(to.u)} ${rounded(to.v)}`);
  }
  return parts.join('');
}
