import type { Exhibit } from '../contract/index.js';
import { nodeCanvas } from '../execution/drawing.js';
import { type Format, fileEnding, renderFigure, type Style } from '../figures/index.js';

/** The bytes of a figure file. @throws InputError for a style that cannot be drawn. */
export function draw(exhibit: Exhibit, format: Format, style: Style): Promise<Uint8Array> {
  return renderFigure(exhibit, format, style, nodeCanvas);
}

/** Ending of a figure file. */
export function extensionOf(format: Format): string {
  return fileEnding[format];
}
