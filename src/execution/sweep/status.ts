import { statSync } from 'node:fs';
import type { SweepPlan } from '../../experiments/sweep/plan.js';
import { bitSet } from './bits.js';
import { foundRecords, isFinal, shardsOf, writerOf } from './finished.js';
import { places } from './folder.js';
import { owners } from './lock.js';
import type { Owner } from './owner.js';

/** How far one writer is. */
export interface WriterStatus {
  writer: string;
  finished: number;
  failed: number;
  /** Date of its last line, milliseconds. */
  last: number;
  owner?: Owner;
}

/** How far a sweep is, as its shards tell it. */
export interface SweepStatus {
  /** Cells of the sweep; of a refinement unknown before its end. */
  total?: number;
  finished: number;
  failed: number;
  writers: WriterStatus[];
}

/** Reads the progress of a sweep from its shards and locks. */
export function statusOf(folder: string, plan: SweepPlan): SweepStatus {
  const living = owners(places.locks(folder));
  const writers = shardsOf(folder).map((path): WriterStatus => {
    const writer = writerOf(path);
    const owner = living.find(({ shard }) => shard === writer)?.owner;
    return { writer, finished: 0, failed: 0, last: statSync(path).mtimeMs, ...(owner ? { owner } : {}) };
  });
  const seen = bitSet(plan.size);
  let failed = 0;
  for (const { record, shard } of foundRecords(folder, plan)) {
    if (!isFinal(record) || seen.has(record.cell)) continue;
    seen.add(record.cell);
    const writer = writers[shard] as WriterStatus;
    writer.finished++;
    if (!record.failed) continue;
    writer.failed++;
    failed++;
  }
  return { ...(plan.spec.refine ? {} : { total: plan.size }), finished: seen.count(), failed, writers };
}
