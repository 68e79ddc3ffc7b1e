import type { Axis } from '../../../figures/scene/axis.js';
import type { MapPanel } from '../../../figures/scene/index.js';
import { readable } from '../../../figures/text/number.js';
import { drawFrame, frameOf } from '../../charts/frame.js';
import { barRoom, drawMap } from '../../charts/map.js';
import type { Placed } from '../../charts/paint.js';
import type { Palette } from '../../charts/palette.js';
import { type Box, placer } from '../../charts/place.js';
import { fontFamily } from '../../charts/text.js';
import { namePlaces } from './name-places.js';
import type { Sheet } from './scene.js';

/** How strongly the colour of a region is laid on. */
const wash = 0.42;

/** Draws a map: numbers in colour with contour lines, or regions with their names; hatched where the theory does not hold. */
export function paintSheet(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  { panel, doubtful, doubts }: Sheet,
  area: Box,
  { size, order }: { size: number; order: string[] },
): Placed {
  const { box, x, y } = frameOf(pen, panel, area, size, barRoom(panel, size));
  drawFrame(pen, palette, box, { x, y }, size);
  const place = placesIn(box, x, y);
  if (panel.bar) {
    drawMap(pen, palette, panel, box, { x, y }, size);
    levelNames(pen, panel, place, size);
  } else {
    regions(pen, palette, panel, place, order);
  }
  hatch(pen, palette, panel, doubtful, place);
  names(pen, palette, panel, place, { size, wanted: panel.bar ? doubts : panel.classes });
  return { panel, box, x, y };
}

interface Places {
  x(value: number): number;
  y(value: number): number;
}

function placesIn(box: Box, x: Axis, y: Axis): Places {
  const across = placer(x, box.width);
  const up = placer(y, box.height);
  return { x: (value) => box.left + across(value), y: (value) => box.top + box.height - up(value) };
}

function rectangle({ xEdges, yEdges }: MapPanel, k: number, place: Places): [number, number, number, number] {
  const columns = xEdges.length - 1;
  const [i, j] = [k % columns, Math.floor(k / columns)];
  const [x1, x2] = [place.x(xEdges[i] as number), place.x(xEdges[i + 1] as number)];
  const [y1, y2] = [place.y(yEdges[j] as number), place.y(yEdges[j + 1] as number)];
  const [left, top] = [Math.round(Math.min(x1, x2)), Math.round(Math.min(y1, y2))];
  return [left, top, Math.round(Math.max(x1, x2)) - left, Math.round(Math.max(y1, y2)) - top];
}

function regions(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  panel: MapPanel,
  place: Places,
  order: string[],
): void {
  pen.globalAlpha = wash;
  panel.labels.forEach((label, k) => {
    const name = panel.classes[label];
    if (!name) return;
    pen.fillStyle = regionColour(palette, order, name);
    pen.fillRect(...rectangle(panel, k, place));
  });
  pen.globalAlpha = 1;
}

/** A region keeps its colour while the map is refined. */
export function regionColour({ series }: Palette, order: string[], name: string): string {
  return series[Math.max(0, order.indexOf(name)) % series.length] as string;
}

function hatch(
  pen: CanvasRenderingContext2D,
  { muted, paper }: Palette,
  panel: MapPanel,
  doubtful: Sheet['doubtful'],
  place: Places,
): void {
  const cells = [...panel.labels.keys()].filter(doubtful).map((k) => rectangle(panel, k, place));
  if (cells.length === 0) return;
  pen.save();
  pen.beginPath();
  for (const cell of cells) pen.rect(...cell);
  pen.clip();
  const left = Math.min(...cells.map(([x]) => x));
  const top = Math.min(...cells.map(([, y]) => y));
  const right = Math.max(...cells.map(([x, , width]) => x + width));
  const bottom = Math.max(...cells.map(([, y, , height]) => y + height));
  pen.fillStyle = paper;
  pen.fillRect(left, top, right - left, bottom - top);
  pen.strokeStyle = muted;
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let at = left - (bottom - top); at < right; at += 7) {
    pen.moveTo(at, bottom);
    pen.lineTo(at + bottom - top, top);
  }
  pen.stroke();
  pen.restore();
}

function names(
  pen: CanvasRenderingContext2D,
  { ink, paper }: Palette,
  panel: MapPanel,
  place: Places,
  { size, wanted }: { size: number; wanted: string[] },
): void {
  pen.font = `600 ${size}px ${fontFamily}`;
  pen.textAlign = 'center';
  for (const { name, k, reach } of namePlaces(panel)) {
    if (!wanted.includes(name)) continue;
    const [left, top, width, height] = rectangle(panel, k, place);
    const lines = name.split(', ');
    const widest = Math.max(...lines.map((line) => pen.measureText(line).width));
    if (widest > 2 * reach * width + width) continue;
    const middle = top + height / 2 - (0.6 * lines.length - 0.95) * size;
    lines.forEach((line, n) => {
      written(pen, line, left + width / 2, middle + 1.2 * n * size, paper, ink);
    });
  }
  pen.textAlign = 'left';
}

function levelNames(pen: CanvasRenderingContext2D, { contours }: MapPanel, place: Places, size: number): void {
  pen.font = `${0.9 * size}px ${fontFamily}`;
  pen.textAlign = 'center';
  for (const { level, lines } of contours) {
    const longest = lines.reduce<[number, number][]>((a, b) => (b.length > a.length ? b : a), []);
    const middle = longest[Math.floor(longest.length / 2)];
    if (longest.length < 6 || !middle) continue;
    written(pen, readable(level, 3), place.x(middle[0]), place.y(middle[1]) + 0.35 * size, '#ffffff', '#1d232b');
  }
  pen.textAlign = 'left';
}

function written(pen: CanvasRenderingContext2D, text: string, x: number, y: number, halo: string, ink: string): void {
  pen.lineJoin = 'round';
  pen.lineWidth = 3.5;
  pen.strokeStyle = halo;
  pen.globalAlpha = 0.85;
  pen.strokeText(text, x, y);
  pen.globalAlpha = 1;
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}
