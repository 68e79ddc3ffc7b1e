import { type Exhibit, InputError, shown } from '../contract/index.js';
import type { Canvas } from './canvas.js';
import { serialise } from './draw/serialise.js';
import { type Format, formats } from './formats.js';
import { pdfOf } from './pdf/document.js';
import { pgfplotsOf } from './pgfplots/document.js';
import { sceneOf } from './scene/index.js';
import { resolveStyle, type Style } from './style.js';
import { drawElement } from './svg.js';

/**
 * An exhibit as the bytes of a file. Sizes are physical: SVG counts 96 pixels to the inch, PDF is as wide as asked, PNG has `dpi`
 * (default 300) pixels to the inch. Same exhibit, style and version: same bytes.
 * @throws InputError for an unknown format, a style that cannot be drawn, an observable the view lacks.
 */
export async function renderFigure(
  exhibit: Exhibit,
  format: Format,
  style: Style,
  canvas: Canvas,
  dpi = 300,
): Promise<Uint8Array> {
  if (!formats.includes(format)) throw unknownFormat(format);
  if (format === 'pgfplots') {
    const resolved = resolveStyle(style);
    return new TextEncoder().encode(pgfplotsOf(sceneOf(exhibit, resolved), resolved));
  }
  const fixed: Style = { ...style, ...(style.theme === 'adaptive' && format !== 'svg' ? { theme: 'light' } : {}) };
  const carriesFont = format === 'svg' || (format === 'png' && canvas.wantsFont === true);
  const { root, pen } = await drawElement(exhibit, carriesFont ? fixed : { ...fixed, embedFont: false }, canvas);
  if (format === 'pdf') return pdfOf(root, pen.fonts, pen.size, exhibit.view.title);
  const svg = serialise(root, pen.size);
  if (format === 'svg') return new TextEncoder().encode(svg);
  return canvas.rasterise(svg, Math.round((pen.style.widthPx / 96) * dpi), pen.fonts);
}

function unknownFormat(format: unknown): InputError {
  return new InputError({
    code: 'FORMAT_UNKNOWN',
    path: '--format',
    expected: formats.join(', '),
    received: shown(format),
    next: 'Choose one of these formats',
  });
}
