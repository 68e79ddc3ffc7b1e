/** All weights of a start, the first layer projected on the data line. */
export interface Weights {
  readoutWeights: Float64Array;
  hiddenWeights: Float64Array;
}

/**
 * The start as the dynamics sees it: |u|², |w|², u·w and the area |u||w| sin ζ.
 * The area is given, not recomputed from the others: the difference loses all digits for nearly parallel layers.
 */
export interface Overlaps {
  readoutSquaredNorm: number;
  hiddenSquaredNorm: number;
  layerProduct: number;
  layerArea: number;
}

/** Initial state of a run: plain data that theory and simulation both begin from. */
export type Start = Weights | Overlaps;

/** Whether a start carries every weight. */
export function hasWeights(start: Start): start is Weights {
  return 'readoutWeights' in start;
}
