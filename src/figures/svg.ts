import type { Exhibit } from '../contract/index.js';
import type { Canvas } from './canvas.js';
import { drawFigure } from './draw/figure.js';
import type { Pen } from './draw/pen.js';
import { serialise } from './draw/serialise.js';
import { loadFonts } from './fonts/index.js';
import { sceneOf } from './scene/index.js';
import { resolveStyle, type Style } from './style.js';
import { themeOf } from './theme.js';

/**
 * Draws an exhibit as SVG: exactly as wide as the style says, 96 pixels to the inch; the same bytes every time.
 * @throws InputError for a style that cannot be drawn or an observable the view lacks.
 */
export async function drawSvg(exhibit: Exhibit, style: Style, canvas: Canvas): Promise<string> {
  const { root, pen } = await drawElement(exhibit, style, canvas);
  return serialise(root, pen.size);
}

/** The figure as an element of the canvas's document, before it is written out. */
export async function drawElement(
  exhibit: Exhibit,
  style: Style,
  canvas: Canvas,
): Promise<{ root: Element; pen: Pen }> {
  const resolved = resolveStyle(style);
  const scene = sceneOf(exhibit, resolved);
  const [plot, fonts, document] = await Promise.all([import('@observablehq/plot'), loadFonts(), canvas.document()]);
  const pen: Pen = { document, style: resolved, theme: themeOf(resolved.theme), fonts, size: resolved.fontPx };
  return { root: drawFigure(plot, pen, scene), pen };
}
