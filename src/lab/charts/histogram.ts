import type { Axis } from '../../figures/scene/axis.js';
import type { HistogramPanel } from '../../figures/scene/index.js';
import { colourOf, type Palette } from './palette.js';
import { type Box, placer } from './place.js';

/** Draws the outlines of a histogram's groups over each other. */
export function drawHistogram(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  { edges, groups }: HistogramPanel,
  box: Box,
  { x, y }: { x: Axis; y: Axis },
): void {
  const across = placer(x, box.width);
  const up = placer(y, box.height);
  const bottom = box.top + box.height;
  for (const { colour, heights } of groups) {
    pen.beginPath();
    pen.moveTo(box.left + across(edges[0] as number), bottom);
    heights.forEach((height, k) => {
      const top = bottom - up(height);
      pen.lineTo(box.left + across(edges[k] as number), top);
      pen.lineTo(box.left + across(edges[k + 1] as number), top);
    });
    pen.lineTo(box.left + across(edges.at(-1) as number), bottom);
    pen.strokeStyle = pen.fillStyle = colourOf(palette, colour);
    pen.globalAlpha = 0.22;
    pen.fill();
    pen.globalAlpha = 1;
    pen.lineWidth = 1.4;
    pen.stroke();
  }
}
