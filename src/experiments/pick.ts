import type { CaseObservable } from '../artifacts/case.js';
import { coordinateOf, type Dataset, InputError, type Plain, seriesOf } from '../contract/index.js';

/** A measured number with its own standard error (0 unless it is an average over random instances). */
export interface Picked {
  value: number | string;
  standardError: number;
}

/** Results of one family: which parameters were overridden, and the data. */
export type Results = { override: Record<string, Plain>; dataset: Dataset }[];

/** The measured values at a case's coordinates, in the order of its flattened `value`. */
export function pick(
  name: string,
  wanted: CaseObservable,
  results: Results,
  isParameter: (dim: string) => boolean,
): Picked[] {
  const axes = wanted.dims.map((dim) => (wanted.coordinates[dim] ?? []).map((point) => ({ dim, point })));
  const places = axes.reduce<{ dim: string; point: Plain }[][]>(
    (all, axis) => all.flatMap((head) => axis.map((p) => [...head, p])),
    [[]],
  );
  return places.map((place) => {
    const override = place.filter(({ dim }) => isParameter(dim));
    const result = results.find((r) => override.every(({ dim, point }) => r.override[dim] === point));
    return at(
      result!.dataset,
      name,
      Object.fromEntries(place.filter(({ dim }) => !isParameter(dim)).map(({ dim, point }) => [dim, point])),
    );
  });
}

function at(dataset: Dataset, name: string, place: Record<string, Plain>): Picked {
  const series = seriesOf(dataset, name);
  let offset = 0;
  for (const dim of series.dims) offset = offset * dataset.sizes[dim]! + indexOf(dataset, name, dim, place[dim]);
  const standardError = series.errorIs === 'standardError' ? (series.error?.[offset] ?? 0) : 0;
  return { value: series.values[offset] as number | string, standardError };
}

function indexOf(dataset: Dataset, name: string, dim: string, point: Plain | undefined): number {
  const coordinate = coordinateOf(dataset, dim)?.values;
  const index = coordinate
    ? [...coordinate].indexOf(point as never)
    : typeof point === 'number' && point < dataset.sizes[dim]!
      ? point
      : -1;
  if (index >= 0) return index;
  throw new InputError({
    code: 'COORDINATE_MISSING',
    path: `observables.${name}.coordinates.${dim}`,
    expected: `a point the calculation can return`,
    received: String(point),
    next: 'Check the coordinate, or the axes the quantity has in the list of the theory',
  });
}

/** Nested arrays in row-major order. */
export function flatten(value: Plain): (number | string)[] {
  return Array.isArray(value)
    ? value.flatMap(flatten)
    : [value === 'Infinity' ? Number.POSITIVE_INFINITY : (value as number | string)];
}
