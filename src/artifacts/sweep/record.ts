import { InputError, type Plain } from '../../contract/index.js';

/** Why a cell has no values, and the one command that shows it again. */
export interface Failure {
  code: string;
  message: string;
  replay: string;
}

/** What is known of one finished cell: a line of a shard. */
export interface CellRecord {
  /** Address in the design. */
  cell: number;
  /** Hash of everything the values depend on. */
  key: string;
  /** Swept parameters, and the seed. */
  at: Record<string, Plain>;
  /** Observed numbers (NaN: none there) and labels by column. */
  of: Record<string, number | string>;
  failed?: Failure;
}

/** A record as one line of NDJSON: infinities as text, NaN as null. */
export function recordLine({ cell, key, at, of, failed }: CellRecord): string {
  const values = Object.entries(of).map(([name, value]) => `${JSON.stringify(name)}:${valueText(value)}`);
  const failure = failed ? `,"failed":${JSON.stringify(failed)}` : '';
  return `{"cell":${cell},"key":"${key}","at":${JSON.stringify(at)},"of":{${values.join()}}${failure}}\n`;
}

function valueText(value: number | string): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Number.isNaN(value)) return 'null';
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

/** Reads what `recordLine` wrote; undefined for a line that was torn or is no record. */
export function parseRecord(line: string): CellRecord | undefined {
  try {
    const raw = JSON.parse(line) as CellRecord | null;
    if (raw === null || !Number.isSafeInteger(raw.cell) || typeof raw.key !== 'string') return undefined;
    if (typeof raw.at !== 'object' || typeof raw.of !== 'object' || raw.of === null) return undefined;
    for (const [name, value] of Object.entries(raw.of)) raw.of[name] = revived(value);
    return raw;
  } catch {
    return undefined;
  }
}

function revived(value: unknown): number | string {
  if (value === null) return Number.NaN;
  if (value === 'Infinity') return Number.POSITIVE_INFINITY;
  if (value === '-Infinity') return Number.NEGATIVE_INFINITY;
  return value as number | string;
}

/** A failure that says nothing of the cell itself: computed again on resume. */
export const workerLost = 'WORKER_LOST';

/** The code of any error: its own, else its name. */
export function codeOf(error: unknown): string {
  if (error instanceof InputError) return error.code;
  const own = (error as { code?: unknown } | null)?.code;
  return typeof own === 'string' ? own : error instanceof Error ? error.name : 'Error';
}
