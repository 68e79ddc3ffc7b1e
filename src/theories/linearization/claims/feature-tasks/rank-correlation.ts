import { atanh, tanh } from '../../../../numerics/math/index.js';

/** Spearman's rank correlation with the lower end of its 95 % interval. */
export interface RankCorrelation {
  estimate: number;
  low: number;
}

/**
 * Rank correlation of two lists without ties.
 * @equation r_s = 1 − 6 Σ d²/(n(n² − 1)); var(atanh r_s) ≈ 1.06/(n − 3) (Fieller, Hartley, Pearson 1957)
 */
export function rankCorrelation(x: readonly number[], y: readonly number[]): RankCorrelation {
  const [a, b] = [ranks(x), ranks(y)];
  const n = x.length;
  const square = a.reduce((sum, rank, i) => sum + (rank - b[i]!) * (rank - b[i]!), 0);
  const estimate = 1 - (6 * square) / (n * (n * n - 1));
  return { estimate, low: tanh(atanh(estimate) - 1.96 * Math.sqrt(1.06 / (n - 3))) };
}

function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((i, j) => values[i]! - values[j]!);
  const found: number[] = [];
  order.forEach((index, rank) => {
    found[index] = rank;
  });
  return found;
}
