import type * as Plot from '@observablehq/plot';
import { familyStack, fontCss } from '../fonts/index.js';
import type { Scene } from '../scene/index.js';
import { plain } from '../text/label.js';
import { drawCurves } from './curves.js';
import { drawHistogram } from './histogram.js';
import { type Layout, layoutOf, noteLeading } from './layout.js';
import { drawLegend } from './legend.js';
import { drawMap } from './map.js';
import { element, type Pen, text } from './pen.js';

/** Draws a scene as one SVG element; ids carry the placeholder prefix `cc-`. */
export function drawFigure(plot: typeof Plot, pen: Pen, scene: Scene): Element {
  const layout = layoutOf(pen, scene);
  const { width, height } = layout;
  const { style, theme } = pen;
  return element(
    pen,
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'cc-title cc-desc',
      'font-family': familyStack,
      'font-size': pen.size,
    },
    [
      element(pen, 'title', { id: 'cc-title' }, [scene.title]),
      element(pen, 'desc', { id: 'cc-desc' }, [[scene.description, ...scene.notes].join(' ')]),
      ...(style.embedFont ? [element(pen, 'style', {}, [fontCss(usedFaces(pen, layout))])] : []),
      ...(style.theme === 'adaptive' ? [] : [element(pen, 'rect', { width, height, fill: theme.paper })]),
      ...captions(pen, layout),
      ...layout.panels.flatMap(({ panel, box, sides }) => {
        if (panel.kind === 'curves') return drawCurves(plot, pen, panel, box, sides);
        if (panel.kind === 'histogram') return drawHistogram(plot, pen, panel, box, sides);
        return drawMap(plot, pen, panel, box, sides);
      }),
    ],
  );
}

function usedFaces({ fonts }: Pen, { title }: Layout) {
  return title.length > 0 ? [fonts.regular, fonts.semibold] : [fonts.regular];
}

function captions(pen: Pen, layout: Layout): Element[] {
  const { size, theme } = pen;
  const left = 0.6 * size;
  const titles = layout.title.map((line, k) =>
    text(pen, plain(line), {
      x: left,
      y: layout.titleTop + (1 + 1.35 * k) * 1.1 * size,
      'font-weight': 600,
      'font-size': 1.1 * size,
    }),
  );
  const notes = layout.notes.map((line, k) =>
    text(pen, plain(line), {
      x: left,
      y: layout.notesTop + (0.9 + noteLeading * 0.9 * k) * size,
      'font-size': 0.9 * size,
      fill: theme.muted,
    }),
  );
  return [...titles, ...drawLegend(pen, layout.legend, left, layout.legendTop), ...notes];
}
