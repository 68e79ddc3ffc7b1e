import { colourScale } from '../../figures/draw/colour-scale.js';
import { type Axis, axisBetween, withTicks } from '../../figures/scene/axis.js';
import type { MapPanel } from '../../figures/scene/index.js';
import type { Palette } from './palette.js';
import { type Box, placer } from './place.js';
import { fontFamily } from './text.js';

/** Room right of the panel for its colour bar. */
export function barRoom({ bar }: MapPanel, size: number): number {
  return bar ? 5.6 * size : 0;
}

/** Draws a heat map with contour lines and its colour bar. */
export function drawMap(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  panel: MapPanel,
  box: Box,
  { x, y }: { x: Axis; y: Axis },
  size: number,
): void {
  const across = placer(x, box.width);
  const up = placer(y, box.height);
  const left = (value: number) => box.left + across(value);
  const top = (value: number) => box.top + box.height - up(value);
  // Whole pixels: cells that share one would show as a line.
  const whole = (edges: Float64Array, place: (value: number) => number) =>
    Array.from(edges, (edge) => Math.round(place(edge)));
  const [xs, ys] = [whole(panel.xEdges, left), whole(panel.yEdges, top)];
  const colour = panel.bar ? colourScale(panel.bar) : () => 'transparent';
  const columns = panel.xEdges.length - 1;
  panel.values.forEach((value, k) => {
    const label = panel.labels[k] as number;
    if (label < 0 && !Number.isFinite(value)) return;
    const [i, j] = [k % columns, Math.floor(k / columns)];
    const [x1, x2] = [xs[i] as number, xs[i + 1] as number];
    const [y1, y2] = [ys[j] as number, ys[j + 1] as number];
    pen.fillStyle = label < 0 ? colour(value) : panel.bar ? palette.grid : (palette.series[label % 7] as string);
    pen.fillRect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  });
  for (const { lines } of panel.contours)
    for (const line of lines) {
      for (const [style, width] of [
        ['#ffffffb0', 2.4],
        ['#1d232b', 1.1],
      ] as const) {
        pen.strokeStyle = style;
        pen.lineWidth = width;
        pen.beginPath();
        for (const [a, b] of line) pen.lineTo(left(a), top(b));
        pen.stroke();
      }
    }
  if (panel.bar) drawBar(pen, palette, panel.bar, box, size);
}

function drawBar(
  pen: CanvasRenderingContext2D,
  { muted }: Palette,
  bar: NonNullable<MapPanel['bar']>,
  box: Box,
  size: number,
): void {
  const axis = withTicks(
    axisBetween(bar.domain, bar.scale, [bar.label]),
    Math.max(2, Math.floor(box.height / (3 * size))),
  );
  const colour = colourScale(bar);
  const up = placer(axis, box.height);
  const left = box.left + box.width + 0.8 * size;
  const steps = 64;
  const [low, high] = bar.domain;
  for (let k = 0; k < steps; k++) {
    const share = (k + 0.5) / steps;
    pen.fillStyle = colour(bar.scale === 'log' ? low * (high / low) ** share : low + (high - low) * share);
    pen.fillRect(left, box.top + box.height * (1 - (k + 1) / steps), 0.8 * size, box.height / steps + 0.5);
  }
  pen.fillStyle = muted;
  pen.textAlign = 'left';
  pen.font = `${size}px ${fontFamily}`;
  for (const { at, text } of axis.ticks)
    pen.fillText(text, left + 1.1 * size, box.top + box.height - up(at) + 0.35 * size);
}
