/** Width exponents of the five scales: quantity = prefactor * width^exponent. */
export interface WidthExponents {
  outputScale: number;
  readoutInitialScale: number;
  hiddenInitialScale: number;
  readoutLearningRate: number;
  hiddenLearningRate: number;
}

function exponents(
  outputScale: number,
  readoutInitialScale: number,
  hiddenInitialScale: number,
  readoutLearningRate: number,
  hiddenLearningRate: number,
): WidthExponents {
  return { outputScale, readoutInitialScale, hiddenInitialScale, readoutLearningRate, hiddenLearningRate };
}

const fanIn = exponents(0, -0.5, 0, -1, -1);

/**
 * Standard parametrisations at fixed input dimension and inputs of order one. `raw` takes every scale as it is.
 * Rates are those that keep the initial or final kernel of order one.
 */
export const parametrisations = {
  raw: exponents(0, 0, 0, 0, 0),
  standard: fanIn,
  kaiming: fanIn,
  lecun: fanIn,
  xavier: exponents(0, -0.5, -0.5, 0, 0),
  ntk: exponents(-0.5, 0, 0, 0, 0),
  'mean-field': exponents(-1, 0, 0, 1, 1),
  mup: exponents(0, -0.5, -0.5, 0, 0),
  'mup-rates': exponents(0, -1, 0, -1, 1),
  'kaiming-mixed': exponents(0, -0.5, 0, -1, 0),
  'tiny-readout': exponents(0, -2, 0, -1, -1),
  small: exponents(0, -1, -1, 0, 0),
} as const satisfies Record<string, WidthExponents>;

/** Name of a parametrisation. */
export type Parametrisation = keyof typeof parametrisations;

/** All names, for schemas and tables. */
export const parametrisationNames = Object.keys(parametrisations) as [Parametrisation, ...Parametrisation[]];
