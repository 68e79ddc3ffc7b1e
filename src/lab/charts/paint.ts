import { type Axis, withTicks } from '../../figures/scene/axis.js';
import type { Panel } from '../../figures/scene/index.js';
import { drawCurves } from './curves.js';
import { drawFrame, frameOf } from './frame.js';
import { drawHistogram } from './histogram.js';
import { barRoom, drawMap } from './map.js';
import type { Palette } from './palette.js';
import type { Box } from './place.js';

/** A panel as it stands on the canvas: what pointers and readouts need. */
export interface Placed {
  panel: Panel;
  box: Box;
  x: Axis;
  y: Axis;
}

/** Sizes and switches of a drawing. */
export interface Brush {
  size: number;
  bold: number;
  bands: boolean;
}

/** Draws a panel into an area of the canvas. */
export function paintPanel(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  panel: Panel,
  area: Box,
  { size, bold, bands }: Brush,
): Placed {
  const right = panel.kind === 'map' ? barRoom(panel, size) : 0;
  const { box, x, y } = frameOf(pen, panel, area, size, right);
  drawFrame(pen, palette, box, { x, y }, size);
  if (panel.kind === 'curves') drawCurves(pen, palette, panel, box, { x, y }, { bands, bold });
  else if (panel.kind === 'map') drawMap(pen, palette, panel, box, { x, y }, size);
  else drawHistogram(pen, palette, panel, box, { x, y: withTicks(y, 4) });
  return { panel, box, x, y };
}
