import { type Axis, withTicks } from '../scene/axis.js';
import type { Panel, Scene } from '../scene/index.js';
import { wrap } from '../text/measure.js';
import { type Box, bottomRoom, leftRoom, type Sides } from './frame.js';
import { legendLeading, legendLines } from './legend.js';
import { barRoom } from './map.js';
import type { Pen } from './pen.js';

/** Where everything of a figure goes, in pixels. */
export interface Layout {
  width: number;
  height: number;
  title: string[];
  titleTop: number;
  legend: ReturnType<typeof legendLines>;
  legendTop: number;
  panels: { panel: Panel; box: Box; sides: Sides }[];
  notes: string[];
  notesTop: number;
}

const titleLeading = 1.35;
export const noteLeading = 1.3;

/** Panels in columns as wide as the text size asks for, title and legend above, notes below. */
export function layoutOf(pen: Pen, scene: Scene): Layout {
  const { size, style, fonts } = pen;
  const width = style.widthPx;
  const edge = 0.6 * size;
  const inner = width - 2 * edge;
  const title = style.captions ? wrap(scene.title, inner, size * 1.1, fonts.semibold) : [];
  const notes = style.captions ? scene.notes.flatMap((note) => wrap(note, inner, size * 0.9, fonts.regular)) : [];
  const entries = scene.legend.length > 1 || scene.panels.some(({ kind }) => kind === 'map') ? scene.legend : [];
  const legend = legendLines(pen, entries, inner);
  const titleTop = edge;
  const legendTop = titleTop + title.length * titleLeading * size * 1.1 + (title.length > 0 ? 0.3 * size : 0);
  const panelsTop = legendTop + legend.length * legendLeading * size + 0.6 * size;
  const noteRoom = notes.length > 0 ? (notes.length * noteLeading * 0.9 + 0.5) * size : 0;
  const room = style.heightPx === undefined ? undefined : style.heightPx - panelsTop - noteRoom - 0.4 * size;
  const { panels, bottom } = placePanels(pen, scene.panels, edge, panelsTop, inner, room);
  const notesTop = bottom + (notes.length > 0 ? 0.5 * size : 0);
  const natural = bottom + noteRoom + 0.4 * size;
  return {
    width,
    height: style.heightPx ?? Math.ceil(natural),
    title,
    titleTop,
    legend,
    legendTop,
    panels,
    notes,
    notesTop,
  };
}

function placePanels(pen: Pen, panels: Panel[], left: number, top: number, width: number, room: number | undefined) {
  const { size, style } = pen;
  const columns = Math.max(1, Math.min(panels.length, Math.floor(width / (26 * size))));
  const rows = Math.ceil(panels.length / columns);
  const columnWidth = (width - (columns - 1) * size) / columns;
  const below = panels.map((_, k) => ({ bottom: k + columns >= panels.length }));
  const ready = panels.map((panel) => ({ ...panel, y: withTicks(panel.y, 5) }));
  const leftMost = Math.max(...ready.map(({ y }) => leftRoom(pen, y)));
  const gutters = Array.from({ length: rows }, (_, row) =>
    Math.max(...below.slice(row * columns, (row + 1) * columns).map((sides) => bottomRoom(pen, sides))),
  );
  const spare = gutters.reduce((sum, gutter) => sum + gutter, 0);
  const right = (height: number, panel: Panel) => (panel.kind === 'map' ? barRoom(pen, panel, height) : 0) + 0.8 * size;
  const plain = columnWidth - leftMost - 0.8 * size;
  const height = Math.max(
    2 * size,
    room === undefined ? plain * (style.aspect ?? (columns < panels.length ? 0.42 : 0.62)) : (room - spare) / rows,
  );
  let y = top;
  const placed = ready.map((panel, k) => {
    const row = Math.floor(k / columns);
    if (k > 0 && k % columns === 0) y += height + (gutters[row - 1] as number);
    const box: Box = {
      left: left + (k % columns) * (columnWidth + size) + leftMost,
      top: y,
      width: Math.max(2 * size, columnWidth - leftMost - right(height, panel)),
      height,
    };
    return { panel: ticked(pen, panel, box), box, sides: below[k] as Sides };
  });
  return { panels: placed, bottom: y + height + (gutters.at(-1) ?? 0) };
}

/** As many tick labels as the panel has room for. */
function ticked(pen: Pen, panel: Panel, { width, height }: Box): Panel {
  const x: Axis = withTicks(panel.x, Math.min(8, Math.floor(width / (5 * pen.size))));
  const y: Axis = withTicks(panel.y, Math.min(6, Math.floor(height / (2.6 * pen.size))));
  return { ...panel, x, y };
}
