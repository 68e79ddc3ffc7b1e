import type * as Plot from '@observablehq/plot';
import type { HistogramPanel } from '../scene/index.js';
import { axisMarks, axisTitles, type Box, gridMarks, panelMarks, type Sides } from './frame.js';
import { colourOf, type Pen, stroke } from './pen.js';

/** Bars with an outline, one group over the other. */
export function drawHistogram(plot: typeof Plot, pen: Pen, panel: HistogramPanel, box: Box, sides: Sides): Element[] {
  const { x, y, edges, groups } = panel;
  const bars = groups.flatMap(({ heights, colour }) => {
    const ink = colourOf(pen, colour);
    const cells = Array.from(heights, (height, k) => ({ from: edges[k], to: edges[k + 1], height }));
    const outline = [
      ...cells.flatMap(({ from, to, height }) => [
        [from, height],
        [to, height],
      ]),
      [edges.at(-1), 0],
    ];
    return [
      plot.rectY(
        cells.filter(({ height }) => height > 0),
        {
          x1: 'from',
          x2: 'to',
          y: 'height',
          fill: ink,
          fillOpacity: 0.22,
        },
      ),
      plot.line([[edges[0], 0], ...outline] as [number, number][], {
        stroke: ink,
        strokeWidth: stroke(pen),
        clip: true,
      }),
    ];
  });
  const marks = [...gridMarks(plot, pen, x, y), ...bars, ...axisMarks(plot, pen, x, y, sides)];
  return [panelMarks(plot, pen, box, x, y, marks), ...axisTitles(pen, box, x, y, sides)];
}
