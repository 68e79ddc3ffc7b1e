import type { ActivationName } from '../../../networks/index.js';

/** What decides how a correlation decays with width. */
export interface Family {
  activation: ActivationName;
  hiddenLayers: number;
  parametrisation: string;
  /** s: 0 for ntk and standard, 1/2 for mup. */
  richness: number;
}

/**
 * Width exponent of the root mean square of C_D relative to Θ^D; −Infinity where C_D vanishes by structure.
 * @equation p = −(D−1)(½−s) for odd D, −(D−1)(½−s) − ½ for even D; linear, and relu from two layers on: −(D−1) at s = 0 for D ≤ L+1, 0 above;
 * standard with one layer: one more factor 1/n for each direction of the frozen input layer [linearization 3.4]
 */
export function correlationExponent(
  { activation, hiddenLayers, parametrisation, richness }: Family,
  D: number,
): number {
  const piecewise = activation === 'linear' || activation === 'relu';
  if (piecewise && D > hiddenLayers + 1) return Number.NEGATIVE_INFINITY;
  if (D === 1) return 0;
  if (parametrisation === 'standard' && hiddenLayers === 1) return standardExponent(D);
  // The external scale n^−s multiplies C_D/Θ^D by n^{s(D−1)} exactly, whatever the exponent at s = 0.
  const atZero = piecewise ? -(D - 1) : -Math.floor(D / 2);
  return atZero + richness * (D - 1);
}

/** One layer, one learning rate: −2, −3, −5 for D = 2, 3, 4. */
function standardExponent(D: number): number {
  return -Math.floor(D / 2) - (D - 1);
}

/** The richness a parametrisation stands for. */
export function richnessOf(parametrisation: string, richness: number): number {
  if (parametrisation === 'mup') return 0.5;
  return parametrisation === 'power' ? richness : 0;
}
