import { closeSync, openSync, readdirSync, readSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from '../../../artifacts/sweep/record.js';
import type { SweepPlan } from '../../../experiments/sweep/plan.js';
import { shardsOf } from '../finished.js';
import { places } from '../folder.js';
import { takeLock } from '../lock.js';
import { unwritable } from '../unwritable.js';
import { type Catalogue, catalogueOf } from './catalogue.js';
import { csvSink } from './csv.js';
import { failuresSink } from './failures.js';
import { npzSink } from './npz.js';
import { parquetSink } from './parquet.js';
import { type Chunk, chunkOf, type Sink } from './table.js';

/** What was packed. */
export interface Packed {
  rows: number;
  failed: number;
  files: string[];
}

/** Rows held in memory at a time, and rows of a row group. */
const rowsAtOnce = 16_384;

/**
 * Writes all finished cells of a sweep, in the order of their addresses, as cells.parquet, cells.csv and cells.npz, and failures.ndjson.
 * The bytes depend on the cells alone, not on who computed them in which order. One process packs a folder at a time.
 * @throws InputError `FILE_UNWRITABLE`, `SWEEP_LOCKED`.
 */
export async function packSweep(folder: string, plan: SweepPlan): Promise<Packed> {
  const lock = await takeLock(places.locks(folder), 'pack');
  try {
    return pack(folder, plan);
  } finally {
    lock.release();
  }
}

function pack(folder: string, plan: SweepPlan): Packed {
  const catalogue = catalogueOf(folder, plan);
  const sinks: [string, (path: string, catalogue: Catalogue) => Sink][] = [
    ['cells.parquet', parquetSink],
    ['cells.csv', csvSink],
    ['cells.npz', npzSink],
    ['failures.ndjson', failuresSink],
  ];
  const draft = (name: string) => join(folder, `.${name}.part`);
  try {
    const open = sinks.map(([name, sink]) => sink(draft(name), catalogue));
    for (const chunk of chunksOf(folder, catalogue)) for (const sink of open) sink.add(chunk);
    for (const sink of open) sink.end();
    for (const [name] of sinks) renameSync(draft(name), join(folder, name));
  } catch (error) {
    for (const name of readdirSync(folder))
      if (/^\.(cells|failures)\..*part/.test(name)) rmSync(join(folder, name), { force: true });
    throw unwritable(folder, error);
  }
  return { rows: catalogue.rows, failed: catalogue.failed, files: sinks.map(([name]) => join(folder, name)) };
}

function* chunksOf(folder: string, { columns, each }: Catalogue): Generator<Chunk> {
  const files = shardsOf(folder).map((path) => openSync(path, 'r'));
  let block = Buffer.alloc(65536);
  try {
    let records = [];
    for (const { shard, offset, length } of each()) {
      if (length > block.length) block = Buffer.alloc(2 * length);
      readSync(files[shard] as number, block, 0, length, offset);
      const record = parseRecord(block.toString('utf8', 0, length));
      if (record) records.push(record);
      if (records.length < rowsAtOnce) continue;
      yield chunkOf(columns, records);
      records = [];
    }
    if (records.length > 0) yield chunkOf(columns, records);
  } finally {
    for (const file of files) closeSync(file);
  }
}
