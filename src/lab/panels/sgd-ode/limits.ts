import type { Plain } from '../../../contract/index.js';
import type { Share } from '../drag.js';
import { between, logShare, logValue } from '../scale.js';

/** How far each of the three limits is taken: shares that add up to 1. */
export interface Limits {
  /** γ → 0. */
  classical: number;
  /** d → ∞. */
  dimension: number;
  /** p → ∞. */
  width: number;
}

/** Learning rate, dimension and width between a corner's opposite side and the corner itself. */
const rates = [0.02, 2] as const;
const dimensions = [10, 10_000] as const;
const widths = [2, 40] as const;

/** From this share on a limit counts as taken: Infinity stands for the dimension or the width. */
const taken = 0.94;

/** Corners of the triangle as shares of the panel: classical left, high-dimensional right, mean-field on top. */
export const corners = { classical: { x: 0, y: 0 }, dimension: { x: 1, y: 0 }, width: { x: 0.5, y: 1 } };

/** Parameters at a point of the triangle. */
export function parametersAt({ classical, dimension, width }: Limits): Record<string, Plain> {
  return {
    learningRate: logValue(1 - classical, rates),
    inputDimension: dimension >= taken ? 'Infinity' : Math.round(logValue(dimension / taken, dimensions)),
    width: width >= taken ? 'Infinity' : Math.round(logValue(width / taken, widths)),
  };
}

/** The point of parameters: how far each limit is taken, compared with the others. */
export function limitsOf(parameters: Record<string, Plain>): Limits {
  const far = (value: Plain | undefined, range: readonly [number, number]) =>
    value === 'Infinity' ? 1 : between(taken * logShare(Number(value), range), 0, taken);
  const rate = Number(parameters.learningRate);
  const classical = rate > 0 ? between(1 - logShare(rate, rates), 0, 1) : 1;
  const dimension = far(parameters.inputDimension, dimensions);
  const width = far(parameters.width, widths);
  const sum = classical + dimension + width;
  if (sum === 0) return { classical: 1 / 3, dimension: 1 / 3, width: 1 / 3 };
  return { classical: classical / sum, dimension: dimension / sum, width: width / sum };
}

/** Where a point of the triangle lies in the panel. */
export function placeOf({ dimension, width }: Limits): Share {
  return { x: dimension + width / 2, y: width };
}

/** The point of the triangle nearest to a place in the panel. */
export function limitsAt({ x, y }: Share): Limits {
  const width = between(y, 0, 1);
  const dimension = between(x - width / 2, 0, 1 - width);
  return { classical: 1 - width - dimension, dimension, width };
}

/** Points of the two lower sides between which g = γ/p is `strength`: where the noise of single samples begins to count. */
export function noiseBorder(strength: number): [Share, Share] {
  // ln g is linear in the shares: along each side from the high-dimensional corner its zero is found by proportion.
  const atDimension = Math.log(rates[1] / widths[0] / strength);
  const atClassical = Math.log(rates[0] / widths[0] / strength);
  const atWidth = Math.log(rates[1] / widths[1] / strength) - (1 / taken - 1) * Math.log(widths[1] / widths[0]);
  const classical = atDimension / (atDimension - atClassical);
  const width = atDimension / (atDimension - atWidth);
  return [
    placeOf({ classical, dimension: 1 - classical, width: 0 }),
    placeOf({ classical: 0, dimension: 1 - width, width }),
  ];
}

/** Points of the sides on which the dimension is `size`: below it the 1/d corrections of the noise count. */
export function dimensionBorder(size: number): [Share, Share] {
  const dimension = taken * logShare(size, dimensions);
  return [
    placeOf({ classical: 1 - dimension, dimension, width: 0 }),
    placeOf({ classical: 0, dimension, width: 1 - dimension }),
  ];
}
