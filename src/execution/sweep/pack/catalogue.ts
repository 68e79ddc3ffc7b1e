import type { CellRecord } from '../../../artifacts/sweep/record.js';
import type { SweepPlan } from '../../../experiments/sweep/plan.js';
import { foundRecords, isFinal } from '../finished.js';
import { type Column, columnsOf, noticed, type Seen } from './table.js';

/** Where every finished cell stands, 14 bytes each, and the columns their table has. */
export interface Catalogue {
  columns: Column[];
  rows: number;
  failed: number;
  /** Places of the cells in the order of their addresses. */
  each(): Generator<{ shard: number; offset: number; length: number }>;
}

/** Reads all shards once. Of several lines on one cell the first counts, unless it only says that a worker was lost. */
export function catalogueOf(folder: string, plan: SweepPlan): Catalogue {
  const offset = new Float64Array(plan.size);
  const length = new Uint32Array(plan.size);
  const shards = new Uint16Array(plan.size);
  const lost = new Set<number>();
  const seen: Seen = new Map();
  let rows = 0;
  let failed = 0;
  for (const { record, line, shard } of foundRecords(folder, plan)) {
    const { cell } = record;
    if (length[cell] !== 0 && !(lost.has(cell) && isFinal(record))) continue;
    if (length[cell] === 0) rows++;
    failed += failure(record) - (lost.delete(cell) ? 1 : 0);
    if (!isFinal(record)) lost.add(cell);
    noticed(seen, record);
    offset[cell] = line.offset;
    length[cell] = line.length;
    shards[cell] = shard;
  }
  return {
    columns: columnsOf(plan, seen),
    rows,
    failed,
    *each() {
      for (let k = 0; k < plan.size; k++)
        if (length[k] !== 0)
          yield { shard: shards[k] as number, offset: offset[k] as number, length: length[k] as number };
    },
  };
}

function failure({ failed }: CellRecord): number {
  return failed ? 1 : 0;
}
