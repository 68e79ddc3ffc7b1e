import { type Axis, withTicks } from '../../figures/scene/axis.js';
import type { Palette } from './palette.js';
import { type Box, placer } from './place.js';
import { fitting, fontFamily, writeLabel } from './text.js';

/** Size of the text in a chart, in CSS pixels. */
export const textSize = { main: 13, small: 11 };

/** Where the plotting area of a panel lies in its canvas, and its axes with as many ticks as there is room for. */
export function frameOf(
  pen: CanvasRenderingContext2D,
  axes: { x: Axis; y: Axis },
  area: Box,
  size: number,
  right = 0,
): { box: Box; x: Axis; y: Axis } {
  const top = area.top + 1.9 * size;
  const height = Math.max(20, area.height - 1.9 * size - 1.9 * size);
  const y = withTicks(axes.y, Math.min(6, Math.floor(height / (2.4 * size))));
  pen.font = `${size}px ${fontFamily}`;
  const widest = Math.max(0, ...y.ticks.map(({ text }) => pen.measureText(text).width));
  const left = Math.ceil(widest + 0.9 * size);
  const width = Math.max(20, area.width - left - 0.8 * size - right);
  const x = withTicks(axes.x, Math.min(8, Math.floor(width / (5.2 * size))));
  return { box: { left: area.left + left, top, width, height }, x, y };
}

/** Grid, ticks and labels: the vertical axis says its name above the panel, the horizontal one at its right end. */
export function drawFrame(
  pen: CanvasRenderingContext2D,
  { paper: _, ink, muted, grid }: Palette,
  box: Box,
  { x, y }: { x: Axis; y: Axis },
  size: number,
): void {
  const across = placer(x, box.width);
  const up = placer(y, box.height);
  const bottom = box.top + box.height;
  pen.lineWidth = 1;
  pen.strokeStyle = grid;
  pen.beginPath();
  for (const { at } of y.ticks) rule(pen, box.left, bottom - up(at), box.width, 0);
  for (const { at } of x.ticks) rule(pen, box.left + across(at), box.top, 0, box.height);
  pen.stroke();
  pen.strokeStyle = muted;
  pen.globalAlpha = 0.7;
  pen.beginPath();
  rule(pen, box.left, bottom, box.width, 0);
  for (const { at } of x.ticks) rule(pen, box.left + across(at), bottom, 0, 0.35 * size);
  for (const at of x.minor) rule(pen, box.left + across(at), bottom, 0, 0.2 * size);
  pen.stroke();
  pen.globalAlpha = 1;
  pen.font = `${size}px ${fontFamily}`;
  pen.fillStyle = muted;
  pen.textAlign = 'right';
  for (const { at, text } of y.ticks) pen.fillText(text, box.left - 0.5 * size, bottom - up(at) + 0.35 * size);
  pen.textAlign = 'center';
  const label = fitting(pen, x.labels, 0.5 * box.width, size);
  const labelWidth = writeLabel(pen, label, 0, 0, size, false);
  const free = box.left + box.width - labelWidth - size;
  pen.font = `${size}px ${fontFamily}`;
  for (const { at, text } of x.ticks) {
    const place = box.left + across(at);
    if (place + pen.measureText(text).width / 2 < free) pen.fillText(text, place, bottom + 1.45 * size);
  }
  pen.textAlign = 'left';
  pen.fillStyle = ink;
  writeLabel(pen, label, box.left + box.width - labelWidth, bottom + 1.45 * size, size);
  writeLabel(
    pen,
    fitting(pen, y.labels, box.width + 4 * size, size),
    box.left - size * 0.2,
    box.top - 0.7 * size,
    size,
  );
}

function rule(pen: CanvasRenderingContext2D, x: number, y: number, dx: number, dy: number): void {
  const [sharpX, sharpY] = [Math.round(x) + (dx === 0 ? 0.5 : 0), Math.round(y) + (dy === 0 ? 0.5 : 0)];
  pen.moveTo(sharpX, sharpY);
  pen.lineTo(sharpX + dx, sharpY + dy);
}
