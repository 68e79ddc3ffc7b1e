import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Canvas } from '../figures/index.js';

let blank: Promise<Document> | undefined;

/** The canvas of Node: jsdom for the document and resvg for pixels, each loaded when first needed. */
export const nodeCanvas: Canvas = {
  document: () => {
    blank ??= import('jsdom').then(({ JSDOM }) => new JSDOM('').window.document);
    return blank;
  },
  rasterise: async (svg, pixels, { regular, semibold }) => {
    const { Resvg } = await import('@resvg/resvg-js');
    const folder = await mkdtemp(join(tmpdir(), 'curvecast-fonts-'));
    try {
      const fontFiles = [regular, semibold].map(({ weight }) => join(folder, `${weight}.ttf`));
      await Promise.all([regular, semibold].map(({ font }, k) => writeFile(fontFiles[k] as string, font.bytes)));
      const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Curvecast Sans' };
      return new Resvg(svg, { font, fitTo: { mode: 'width', value: pixels } }).render().asPng();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
