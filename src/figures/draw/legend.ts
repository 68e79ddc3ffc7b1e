import type { LegendEntry } from '../scene/index.js';
import { plain } from '../text/label.js';
import { textWidth } from '../text/measure.js';
import { classColour, hatching } from './cells.js';
import { colourOf, dashOf, element, type Pen, stroke, text } from './pen.js';

/** Swatch, gap and label of one entry take this much. */
function entryWidth({ size, fonts }: Pen, { label }: LegendEntry): number {
  return 2.1 * size + 0.5 * size + textWidth(label, size, fonts.regular);
}

/** Breaks the entries into lines that fit the width. */
export function legendLines(pen: Pen, entries: LegendEntry[], width: number): LegendEntry[][] {
  const lines: LegendEntry[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const room = entryWidth(pen, entry);
    if (used + room > width) {
      lines.push([]);
      used = 0;
    }
    (lines.at(-1) as LegendEntry[]).push(entry);
    used += room + 1.4 * pen.size;
  }
  return lines;
}

export const legendLeading = 1.5;

/** Legend lines from `top` down. */
export function drawLegend(pen: Pen, lines: LegendEntry[][], left: number, top: number): Element[] {
  return lines.flatMap((line, row) => {
    let x = left;
    const y = top + (row + 0.5) * legendLeading * pen.size;
    return line.flatMap((entry) => {
      const at = x;
      x += entryWidth(pen, entry) + 1.4 * pen.size;
      return [
        ...swatch(pen, entry, at, y),
        text(pen, plain(entry.label), { x: at + 2.6 * pen.size, y: y + 0.34 * pen.size }),
      ];
    });
  });
}

function swatch(pen: Pen, { colour, looks }: LegendEntry, x: number, y: number): Element[] {
  const { size } = pen;
  const ink = colourOf(pen, colour);
  const width = 2.1 * size;
  const rect = { x, y: y - 0.4 * size, width, height: 0.8 * size };
  const dash = looks.includes('dashed') ? '4 3' : dashOf(pen, colour);
  const line = (factor: number, opacity: number) =>
    element(pen, 'path', {
      d: `M${x} ${y}h${width}`,
      fill: 'none',
      stroke: ink,
      'stroke-width': stroke(pen, factor),
      'stroke-opacity': opacity,
      ...(dash ? { 'stroke-dasharray': dash } : {}),
    });
  const drawings: Record<LegendEntry['looks'][number], () => Element> = {
    band: () => element(pen, 'rect', { ...rect, fill: ink, 'fill-opacity': 0.2 }),
    bar: () =>
      element(pen, 'path', {
        d: `M${x + width / 2} ${y - 0.5 * size}v${size}`,
        stroke: ink,
        'stroke-width': stroke(pen, 0.7),
      }),
    box: () =>
      element(pen, 'rect', { ...rect, fill: ink, 'fill-opacity': 0.22, stroke: ink, 'stroke-width': stroke(pen) }),
    area: () => element(pen, 'rect', { ...rect, fill: classColour(pen, Number(colour)) }),
    hatch: () =>
      element(pen, 'g', {}, [
        element(pen, 'rect', { ...rect, fill: pen.theme.grid, stroke: pen.theme.muted, 'stroke-width': 0.6 }),
        hatching(pen, Number(colour), [rect]),
      ]),
    thin: () => line(0.7, 0.8),
    line: () => line(1.3, 1),
    dashed: () => line(0.9, 1),
    dots: () => element(pen, 'circle', { cx: x + width / 2, cy: y, r: 0.24 * size, fill: ink }),
  };
  return looks.map((look) => drawings[look]());
}
