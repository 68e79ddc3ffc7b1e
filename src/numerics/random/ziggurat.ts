import { exp, log } from '../math/index.js';

/** Layers of equal area under exp(-x²/2). */
export const LAYERS = 256;
/** Right edge of the rectangles, where the tail begins: the value that makes the top layer end at the peak (50-digit solution). */
export const TAIL_START = 3.654152885361009;
/** Area of each layer, the lowest one with its tail. */
const AREA = 0.004928673233974655;

/** Tables of the ziggurat, layer 0 (with the tail) to 255, and the peak at 256. */
export interface Ziggurat {
  /** Right edge x of the layer; for layer 0 the width of a rectangle of its area. */
  edge: Float64Array;
  /** edge / 2^52. */
  scale: Float64Array;
  /** exp(-x²/2) at the edge. */
  density: Float64Array;
}

/** Builds the tables. Source: G. Marsaglia, W. W. Tsang, "The ziggurat method for generating random variables", J. Stat. Softw. 5 (2000). */
export function zigguratTables(): Ziggurat {
  const edge = new Float64Array(LAYERS + 1);
  edge[0] = AREA / normalDensity(TAIL_START);
  edge[1] = TAIL_START;
  for (let i = 2; i < LAYERS; i++) {
    const x = edge[i - 1]!;
    edge[i] = Math.sqrt(-2 * log(AREA / x + normalDensity(x)));
  }
  return { edge, scale: edge.map((x) => x / 4503599627370496), density: edge.map(normalDensity) };
}

/** exp(-x²/2): the normal density without its factor. */
export function normalDensity(x: number): number {
  return exp(-0.5 * x * x);
}
