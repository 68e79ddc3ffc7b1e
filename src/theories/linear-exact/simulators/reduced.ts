import { hypotenuse, overlapsOf } from '../modes.js';
import type { Setting } from '../setting.js';
import type { Overlaps } from '../start-state.js';

/** Everything of a network that its training curves depend on: the layers' overlaps and the energies of its two modes. */
export interface Reduced extends Overlaps {
  /** |p|², |q|² with p, q = (u/√η_u ± w/√η_w)/√2. */
  growingModeEnergy: number;
  decayingModeEnergy: number;
}

type Rates = Pick<Setting, 'readoutRate' | 'hiddenRate' | 'meanRate'>;

/**
 * The overlaps that belong to mode energies P, Q, imbalance M and area G:
 * |u|² = η_u((P+Q)/2 + M), |w|² = η_w((P+Q)/2 − M), u·w = η̄(P−Q)/2.
 * The smaller norm comes from |u|²|w|² = G² + (u·w)², which does not cancel for unequal layers.
 */
export function fromModes(
  growing: number,
  decaying: number,
  imbalance: number,
  layerArea: number,
  { readoutRate, hiddenRate, meanRate }: Rates,
): Reduced {
  const layerProduct = 0.5 * meanRate * (growing - decaying);
  const readoutLarger = imbalance >= 0;
  const large = (readoutLarger ? readoutRate : hiddenRate) * (0.5 * (growing + decaying) + Math.abs(imbalance));
  const lengths = hypotenuse(layerArea, layerProduct);
  const small = large === 0 ? 0 : lengths * (lengths / large);
  return {
    readoutSquaredNorm: readoutLarger ? large : small,
    hiddenSquaredNorm: readoutLarger ? small : large,
    layerProduct,
    layerArea,
    growingModeEnergy: growing,
    decayingModeEnergy: decaying,
  };
}

/** The overlaps and mode energies of weight vectors, each by its definition. */
export function fromWeights(
  u: Float64Array,
  w: Float64Array,
  { readoutRate, hiddenRate }: Pick<Rates, 'readoutRate' | 'hiddenRate'>,
): Reduced {
  const uScale = 1 / Math.sqrt(readoutRate);
  const wScale = 1 / Math.sqrt(hiddenRate);
  let growing = 0;
  let decaying = 0;
  for (let i = 0; i < u.length; i++) {
    const sum = u[i]! * uScale + w[i]! * wScale;
    const difference = u[i]! * uScale - w[i]! * wScale;
    growing += 0.5 * sum * sum;
    decaying += 0.5 * difference * difference;
  }
  return { ...overlapsOf(u, w), growingModeEnergy: growing, decayingModeEnergy: decaying };
}
