import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CellRecord, parseRecord, workerLost } from '../../artifacts/sweep/record.js';
import { keyOf } from '../../experiments/sweep/cell.js';
import type { SweepPlan } from '../../experiments/sweep/plan.js';
import { places } from './folder.js';
import { type Line, linesOf } from './lines.js';

/** A record with the line it was read from. */
export interface Found {
  record: CellRecord;
  line: Line;
  /** Place of its file in `shardsOf`. */
  shard: number;
}

/** Files of the shards, by name. */
export function shardsOf(folder: string): string[] {
  try {
    const names = readdirSync(places.shards(folder)).filter((name) => name.endsWith('.ndjson'));
    return names.sort().map((name) => join(places.shards(folder), name));
  } catch {
    return [];
  }
}

/** Name of a shard's writer. */
export function writerOf(path: string): string {
  return basename(path, '.ndjson');
}

/** Every record that belongs to the sweep; lines that were torn, or are of another sweep, count as not there. */
export function* foundRecords(folder: string, plan: SweepPlan): Generator<Found> {
  for (const [shard, path] of shardsOf(folder).entries())
    for (const line of linesOf(path)) {
      const record = parseRecord(line.text);
      if (record && belongs(record, plan)) yield { record, line, shard };
    }
}

function belongs({ cell, key }: CellRecord, { size, cellAt, work }: SweepPlan): boolean {
  return cell >= 0 && cell < size && keyOf(cellAt(cell), work) === key;
}

/** Whether a record is the last word on its cell. */
export function isFinal({ failed }: CellRecord): boolean {
  return failed?.code !== workerLost;
}
