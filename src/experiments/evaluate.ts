import { type Dataset, type Measure, replicaCount, replicaOf } from '../contract/index.js';

/** Value of a measure on a dataset; with replicas the median (its standard error as error) or the commonest label. */
export function evaluate(measure: Measure, dataset: Dataset): { value: number | string; error?: number } {
  const count = replicaCount(dataset);
  if (count === undefined) return measure.of(dataset);
  const values = Array.from({ length: count }, (_, r) => measure.of(replicaOf(dataset, r)));
  if (count === 1) return values[0]!;
  if (typeof values[0]!.value === 'string') return { value: commonest(values.map(({ value }) => value as string)) };
  return median(values.map(({ value }) => value as number));
}

/** Whether the dataset has every quantity the measure needs. */
export function measurable(measure: Measure, dataset: Dataset): boolean {
  return measure.needs.every((name) => name in dataset.series);
}

function commonest(labels: string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
}

function median(values: number[]): { value: number; error?: number } {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const n = sorted.length;
  if (2 * n <= values.length) return { value: Number.POSITIVE_INFINITY };
  const value = (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2;
  const mean = sorted.reduce((sum, v) => sum + v, 0) / n;
  const variance = sorted.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / Math.max(1, n - 1);
  // Values that differ by rounding only have no error worth telling.
  if (!(Math.sqrt(variance) > 1e-12 * Math.abs(mean))) return { value };
  // Standard error of a median is sqrt(pi/2) times that of the mean for normal values.
  return { value, error: Math.sqrt((Math.PI / 2) * (variance / n)) };
}
