import type { CellRecord } from '../../artifacts/sweep/record.js';
import type { Journal } from '../../experiments/sweep/journal.js';
import type { Boundary } from '../../experiments/sweep/refine.js';
import type { Shard, SweepOutcome } from '../../experiments/sweep/sweep.js';
import { brief } from '../table.js';

/** Kinds of failure shown at the end. */
const kindsShown = 5;

/** What was there before, and which part of the sweep this was. */
interface Context {
  folder: string;
  before: number;
  failedBefore: number;
  shard: Shard | undefined;
}

/** What a sweep says at its end: cells, failures by kind with a command that replays one, the boundary, what to do next. */
export function summary(
  journal: Journal,
  { done: cells, failed, boundary }: SweepOutcome,
  { folder, before, failedBefore, shard }: Context,
): string {
  const done = shard
    ? `${cells} cells of shard ${shard.index}/${shard.of} computed; of the whole sweep ${before} were finished before`
    : `${cells} cells computed, ${before} were finished before`;
  const lines = [`${done}: ${folder}`];
  if (boundary) lines.push(...boundaryLines(boundary, folder, journal));
  if (failed + failedBefore > 0) lines.push(...failureLines(journal.records()));
  if (!shard) lines.push(`Next: curvecast sweep pack ${folder}; curvecast sweep plot ${folder}`);
  return `${lines.join('\n')}\n`;
}

function boundaryLines(boundary: Boundary, folder: string, journal: Journal): string[] {
  const { lines, measure, uncertainty, cells, uniform, undecided } = boundary;
  if (lines.length === 0)
    return [`No boundary: ${measure} is ${seen(journal.records(), measure)} in all ${cells} cells`];
  const count = `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`;
  const known = `known to ${brief(uncertainty, 2)} of each axis from ${cells} cells (a uniform grid has ${uniform})`;
  const unsure = `${undecided} cells lie within two standard errors of the level: more replicas would sharpen it`;
  return [`Boundary: ${count}, ${known}: ${folder}/boundary.csv`, ...(undecided > 0 ? [unsure] : [])];
}

/** The values of a column in words: the range of numbers, or the labels. */
function seen(records: Iterable<CellRecord>, column: string): string {
  const labels = new Set<string>();
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { of } of records) {
    const value = of[column] ?? Number.NaN;
    if (typeof value === 'string') labels.add(`'${value}'`);
    else if (value < low) low = value;
    if (typeof value === 'number' && value > high) high = value;
  }
  if (labels.size > 0) return [...labels].slice(0, kindsShown).join(' or ');
  return low <= high ? `between ${brief(low, 3)} and ${brief(high, 3)}` : 'no number';
}

function failureLines(records: Iterable<CellRecord>): string[] {
  const kinds = new Map<string, { count: number; first: CellRecord }>();
  for (const record of records) {
    if (!record.failed) continue;
    const kind = kinds.get(record.failed.code) ?? { count: 0, first: record };
    kinds.set(record.failed.code, { ...kind, count: kind.count + 1 });
  }
  return [...kinds.values()]
    .slice(0, kindsShown)
    .flatMap(({ count, first }) => [
      `${count} ${count === 1 ? 'cell' : 'cells'} failed: ${first.failed?.message}`,
      `  replay cell ${first.cell}: ${first.failed?.replay}`,
    ]);
}

/** One cell in words: where, what, or why not. */
export function recordText({ at, of, failed }: CellRecord): string {
  const words = (values: Record<string, unknown>) =>
    Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
      .join(', ');
  return failed ? `${words(at)}: ${failed.message}\n[${failed.code}]\n` : `${words(at)}: ${words(of)}\n`;
}
