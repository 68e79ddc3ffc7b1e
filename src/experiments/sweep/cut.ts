import type { CellRecord } from '../../artifacts/sweep/record.js';
import { InputError, type Plain } from '../../contract/index.js';
import type { SweepPlan } from './plan.js';

/** What is drawn or fitted of a sweep: one column over an axis, cuts fixed in the others, seeds taken together. */
export interface Cut {
  value: string;
  /** Axes that stay. */
  axes: string[];
  /** Fixed values of other axes; those left out are fixed at their first value. */
  at: Record<string, Plain>;
}

/** One place of a cut: the values of its axes, and the column there. */
export interface Point {
  place: Plain[];
  /** Median over seeds, or the commonest label; NaN where there is no value. */
  value: number | string;
  /** Standard error of that median. */
  error?: number;
  /** Why there is no value, or the theory's caution. */
  remark: string;
}

/** The values an axis takes in its first-to-last order, as far as cells were computed. */
export function valuesOf({ axes }: SweepPlan, name: string): Plain[] | undefined {
  const axis = axes.find((candidate) => candidate.name === name);
  return axis && 'values' in axis ? axis.values : undefined;
}

/** Where the axes that are not drawn are fixed. @throws InputError for a name that is no axis. */
export function fixedAt(plan: SweepPlan, { axes, at }: Cut): Record<string, Plain> {
  for (const name of [...axes, ...Object.keys(at)])
    if (name !== 'seed' && !plan.axes.some((axis) => axis.name === name)) throw noAxis(plan, name);
  const others = plan.axes.map(({ name }) => name).filter((name) => name !== 'seed' && !axes.includes(name));
  return Object.fromEntries(
    others.flatMap((name) => {
      const first = valuesOf(plan, name)?.[0];
      const value = at[name] ?? first;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The points of a cut, in no particular order. @throws InputError when no cell has the column. */
export function pointsOf(plan: SweepPlan, records: Iterable<CellRecord>, cut: Cut): Point[] {
  const fixed = Object.entries(fixedAt(plan, cut)).map(([name, value]) => [name, JSON.stringify(value)] as const);
  // In zip and drawn designs other axes vary with the first: cutting them would leave single points.
  const cuts = plan.spec.design === 'product' ? fixed : fixed.filter(([name]) => name in cut.at);
  const seed = cut.at.seed;
  const groups = new Map<string, { place: Plain[]; values: (number | string)[]; remark: string }>();
  const seen = new Set<number>();
  const columns = new Set<string>();
  for (const { cell, at, of, failed } of records) {
    if (seen.has(cell) || cuts.some(([name, text]) => JSON.stringify(at[name]) !== text)) continue;
    if (seed !== undefined && at.seed !== seed) continue;
    seen.add(cell);
    for (const name of Object.keys(of)) columns.add(name);
    const place = cut.axes.map((name) => at[name] as Plain);
    const group = groups.get(JSON.stringify(place)) ?? { place, values: [], remark: '' };
    groups.set(JSON.stringify(place), group);
    group.values.push(of[cut.value] ?? Number.NaN);
    group.remark ||= failed
      ? failed.code === 'ENGINE_UNSUITABLE'
        ? 'no theory'
        : 'fails'
      : String(of[plan.theory.caution?.name ?? ''] ?? '');
  }
  if (!columns.has(cut.value)) throw noColumn(cut.value, [...columns]);
  return [...groups.values()].map(({ place, values, remark }) => ({ place, ...middle(values), remark }));
}

function middle(values: (number | string)[]): { value: number | string; error?: number } {
  const labels = values.filter((value) => typeof value === 'string');
  if (labels.length > 0) return { value: commonest(labels) };
  const sorted = (values as number[]).filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return { value: Number.NaN };
  const value = n % 2 === 1 ? sorted[(n - 1) / 2]! : (sorted[n / 2 - 1]! + sorted[n / 2]!) / 2;
  if (n < 3 || !sorted.every(Number.isFinite)) return { value };
  const mean = sorted.reduce((sum, v) => sum + v, 0) / n;
  const variance = sorted.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / (n - 1);
  // Standard error of a median is sqrt(pi/2) times that of the mean for normal values.
  return { value, error: Math.sqrt(((Math.PI / 2) * variance) / n) };
}

function commonest(labels: string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
}

function noAxis({ axes }: SweepPlan, name: string): InputError {
  return new InputError({
    code: 'FLAG_INVALID',
    path: 'axis',
    expected: `a swept name: ${axes.map((axis) => axis.name).join(', ')}`,
    received: `'${name}'`,
    next: 'Name one of these',
  });
}

function noColumn(name: string, known: string[]): InputError {
  return new InputError({
    code: 'OBSERVABLE_UNKNOWN',
    path: '--value',
    expected: `a column of the sweep: ${known.slice(0, 40).join(', ') || 'none, since no cell has succeeded'}`,
    received: `'${name}'`,
    next: 'Name one of these',
  });
}
