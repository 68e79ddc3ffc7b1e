import type * as Plot from '@observablehq/plot';
import type { HistogramPanel } from '../scene/index.js';
import { axisMarks, axisTitles, type Box, gridMarks, panelMarks, type Sides } from './frame.js';
import { colourOf, type Pen, stroke } from './pen.js';

/** Bars with an outline, one group over the other. */
export function drawHistogram(plot: typeof Plot, pen: Pen, panel: HistogramPanel, box: Box, sides: Sides): Element[] {
  const { x, y, edges, groups } = panel;
  const bars = groups.flatMap(({ heights, colour }) => {
    const ink = colourOf(pen, colour);
    const outline = Array.from(heights, (height, k) => [
      [edges[k], height],
      [edges[k + 1], height],
    ]).flat() as [number, number][];
    const closed: [number, number][] = [[edges[0] as number, 0], ...outline, [edges.at(-1) as number, 0]];
    return [
      plot.areaY(outline, { x: (d) => d[0], y1: 0, y2: (d) => d[1], fill: ink, fillOpacity: 0.2 }),
      plot.line(closed, { stroke: ink, strokeWidth: stroke(pen), clip: true }),
    ];
  });
  const marks = [...gridMarks(plot, pen, x, y), ...bars, ...axisMarks(plot, pen, x, y, sides)];
  return [panelMarks(plot, pen, box, x, y, marks), ...axisTitles(pen, box, x, y, sides)];
}
