import type { CellRecord } from '../../artifacts/sweep/record.js';
import type { SweepSpec } from '../../artifacts/sweep/spec.js';
import { type Journal, recordsOf } from '../../experiments/sweep/journal.js';
import type { SweepPlan } from '../../experiments/sweep/plan.js';
import type { Shard } from '../../experiments/sweep/sweep.js';
import { bitSet } from './bits.js';
import { foundRecords, isFinal } from './finished.js';
import { pinFolder, places } from './folder.js';
import { takeLock } from './lock.js';
import { openShard } from './shard.js';

/** A sweep's folder opened for writing. */
export interface OpenSweep {
  journal: Journal;
  /** Cells that were finished before. */
  before: number;
  /** Failed ones among them. */
  failedBefore: number;
  close(): void;
}

/** Name of the shard a writer adds to. */
export function writerName(shard: Shard | undefined): string {
  return shard ? `${shard.index}-of-${shard.of}` : 'local';
}

/**
 * Opens a sweep's folder to go on where it was left: pinned to the spec, this writer's shard locked, finished cells known.
 * @throws InputError `SWEEP_CHANGED`, `SWEEP_LOCKED`, `OUT_EXISTS`, `FILE_UNWRITABLE`.
 */
export async function openSweep(folder: string, spec: SweepSpec, plan: SweepPlan, shard?: Shard): Promise<OpenSweep> {
  await pinFolder(folder, spec);
  const name = writerName(shard);
  const lock = await takeLock(places.locks(folder), name);
  try {
    const file = openShard(places.shard(folder, name));
    const finished = bitSet(plan.size);
    let failedBefore = 0;
    for (const { record } of foundRecords(folder, plan)) {
      if (!isFinal(record) || finished.has(record.cell)) continue;
      finished.add(record.cell);
      if (record.failed) failedBefore++;
    }
    return {
      before: finished.count(),
      failedBefore,
      journal: {
        has: finished.has,
        append(lines) {
          file.append(lines);
          if (plan.spec.refine) for (const { cell } of recordsOf(lines)) finished.add(cell);
        },
        *records(): Generator<CellRecord> {
          for (const { record } of foundRecords(folder, plan)) yield record;
        },
      },
      close() {
        file.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
