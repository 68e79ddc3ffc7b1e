import type { Label } from '../../figures/text/label.js';
import { script } from '../../figures/text/measure.js';

export const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Writes a label with its sub- and superscripts from (x, y) on; returns its width. `draw: false` only measures. */
export function writeLabel(
  pen: CanvasRenderingContext2D,
  label: Label,
  x: number,
  y: number,
  size: number,
  draw = true,
): number {
  let at = x;
  for (const { text, shift } of label) {
    pen.font = `${shift === 'line' ? size : size * script.size}px ${fontFamily}`;
    if (draw) pen.fillText(text, at, y + (shift === 'line' ? 0 : script[shift] * size));
    at += pen.measureText(text).width;
  }
  return at - x;
}

/** The longest form of a label that fits. */
export function fitting(pen: CanvasRenderingContext2D, labels: Label[], room: number, size: number): Label {
  const fits = labels.find((label) => writeLabel(pen, label, 0, 0, size, false) <= room);
  return fits ?? labels.at(-1) ?? [];
}
