import type { Fonts } from './fonts/index.js';

/** What drawing needs of its surroundings: a document to build SVG in, and something that turns SVG into pixels. */
export interface Canvas {
  document(): Promise<Document>;
  /** Whether an SVG must carry its typeface to be turned into pixels. */
  wantsFont?: boolean;
  /** PNG of an SVG, `pixels` wide. */
  rasterise(svg: string, pixels: number, fonts: Fonts): Promise<Uint8Array>;
}

/** The canvas of the page itself. */
export const browserCanvas: Canvas = {
  document: async () => document,
  wantsFont: true,
  rasterise: async (svg, pixels) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = pixels;
    canvas.height = Math.round((pixels * image.height) / image.width);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the browser could not encode the figure as PNG; choose svg or pdf instead');
    return new Uint8Array(await blob.arrayBuffer());
  },
};
