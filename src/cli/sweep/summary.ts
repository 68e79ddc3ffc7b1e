import type { CellRecord } from '../../artifacts/sweep/record.js';
import type { Journal } from '../../experiments/sweep/journal.js';
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
  { done, failed, boundary }: SweepOutcome,
  { folder, before, failedBefore, shard }: Context,
): string {
  const of = shard ? ` of shard ${shard.index}/${shard.of}` : '';
  const lines = [`${done} cells computed${of}, ${before} were finished before: ${folder}`];
  if (boundary) {
    const share = brief(boundary.uncertainty, 2);
    lines.push(
      `Boundary: ${boundary.lines.length} ${boundary.lines.length === 1 ? 'line' : 'lines'}, known to ${share} of each axis from ${boundary.cells} cells (a uniform grid has ${boundary.uniform}): ${folder}/boundary.csv`,
    );
    if (boundary.undecided > 0)
      lines.push(
        `${boundary.undecided} cells lie within two standard errors of the level: more replicas would sharpen it`,
      );
  }
  if (failed + failedBefore > 0) lines.push(...failureLines(journal.records()));
  if (!shard) lines.push(`Next: curvecast sweep pack ${folder}; curvecast sweep plot ${folder}`);
  return `${lines.join('\n')}\n`;
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
