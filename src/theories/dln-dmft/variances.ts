/** A share of the coordinates whose features have this variance, in units of 1/d. */
export interface VarianceClass {
  weight: number;
  variance: number;
}

/** Features of variance 1/d. */
export const isotropic: VarianceClass[] = [{ weight: 1, variance: 1 }];

/** Classes with weights that sum to 1, sorted by variance, largest first; none means isotropic. */
export function normalised(classes: VarianceClass[]): VarianceClass[] {
  const kept = classes.filter(({ weight }) => weight > 0);
  if (kept.length === 0) return isotropic;
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  return kept
    .map(({ weight, variance }) => ({ weight: weight / total, variance }))
    .sort((a, b) => b.variance - a.variance);
}

/**
 * At most `most` classes in place of sorted ones: neighbours are joined where that loses least, weighted by their share of
 * the variance; the mean variance stays.
 */
export function coarsened(classes: VarianceClass[], most: number): VarianceClass[] {
  const all = classes.map((one) => ({ ...one }));
  while (all.length > most) {
    let best = 0;
    for (let k = 1; k + 1 < all.length; k++) if (loss(all, k) < loss(all, best)) best = k;
    const [a, b] = [all[best]!, all[best + 1]!];
    const weight = a.weight + b.weight;
    all.splice(best, 2, { weight, variance: (a.weight * a.variance + b.weight * b.variance) / weight });
  }
  return all;
}

/** Spread of variance lost by joining class k with the next, relative to their variance. */
function loss(all: VarianceClass[], k: number): number {
  const [a, b] = [all[k]!, all[k + 1]!];
  const gap = (a.variance - b.variance) / (a.variance + b.variance);
  return ((a.weight * b.weight) / (a.weight + b.weight)) * gap * gap * Math.sqrt(a.variance + b.variance);
}
