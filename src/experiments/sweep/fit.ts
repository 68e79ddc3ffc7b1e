import type { CellRecord } from '../../artifacts/sweep/record.js';
import type { Plain } from '../../contract/index.js';
import { type PowerLawFit, powerLawFit } from '../../numerics/statistics/index.js';
import { type Point, pointsOf } from './cut.js';
import type { SweepPlan } from './plan.js';

/** A power law through the points of one family. */
export interface SweepFit {
  /** Value of the axis that tells the families apart. */
  family?: Plain;
  points: number;
  /** Points without a positive finite value, left out. */
  left: number;
  /** Absent where too few points are left. */
  fit?: PowerLawFit;
}

/** Log-log slopes of a column over an axis, one for each value of `by`; errors over seeds weigh the points where all have one. */
export function sweepFits(
  plan: SweepPlan,
  records: Iterable<CellRecord>,
  { value, x, by, at }: { value: string; x: string; by?: string; at: Record<string, Plain> },
): SweepFit[] {
  const families = new Map<string, { family: Plain | undefined; points: Point[] }>();
  for (const point of pointsOf(plan, records, { value, axes: by ? [x, by] : [x], at })) {
    const family = point.place[1];
    const key = JSON.stringify(family) ?? '';
    families.set(key, { family, points: [...(families.get(key)?.points ?? []), point] });
  }
  const sorted = [...families.values()].sort((a, b) => Number(a.family ?? 0) - Number(b.family ?? 0));
  return sorted.map(({ family, points }) => ({ ...(family === undefined ? {} : { family }), ...fitted(points) }));
}

function fitted(all: Point[]): Pick<SweepFit, 'points' | 'left' | 'fit'> {
  const usable = all.filter(({ place, value }) => isPositive(place[0]) && isPositive(value));
  const counts = { points: usable.length, left: all.length - usable.length };
  const x = usable.map(({ place }) => Number(place[0]));
  const y = usable.map(({ value }) => Number(value));
  const errors = usable.map(({ error = 0 }, k) => error / (y[k] as number));
  const weighted = errors.every((error) => error > 0);
  if (new Set(x).size < (weighted ? 2 : 3)) return counts;
  return { ...counts, fit: powerLawFit(x, y, weighted ? { logErrors: errors } : {}) };
}

function isPositive(value: Plain | undefined): boolean {
  return typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY;
}
