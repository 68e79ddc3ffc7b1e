import type { Dataset, Spread } from '../../contract/index.js';
import type { Curve } from './scene.js';
import { slicesOf } from './slices.js';

/** Standard deviations to either side. */
const reach = 2;

/**
 * The predicted spread of single runs as a band: mean ± two standard deviations; over replicas (the first `runs` of them) the
 * mean of the means and the root of the mean variance. Empty where the dataset does not hold it.
 */
export function spreadBand(
  dataset: Dataset,
  { mean, standardDeviation }: Spread,
  { name, x, place, runs }: { name: string; x: string; place: string; runs: number },
): Pick<Curve, 'low' | 'high' | 'interval'> {
  const columns = (series: string) =>
    slicesOf(dataset, series, x)
      .filter(({ label }) => label === place)
      .slice(0, runs)
      .map(({ y }) => y);
  const deviations = columns(standardDeviation);
  if (deviations.length === 0) return {};
  const centres = columns(mean in dataset.series ? mean : name);
  const average = (rows: Float64Array[], k: number, of: (value: number) => number) =>
    rows.reduce((sum, row) => sum + of(row[k] as number), 0) / rows.length;
  const band = (sign: number) =>
    Float64Array.from(
      deviations[0] as Float64Array,
      (_, k) => average(centres, k, (c) => c) + sign * reach * Math.sqrt(average(deviations, k, (sd) => sd * sd)),
    );
  return { low: band(-1), high: band(1), interval: 'predicted spread' };
}
