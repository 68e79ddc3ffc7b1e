import type { CellRecord } from '../../../artifacts/sweep/record.js';
import type { Plain } from '../../../contract/index.js';
import type { SweepPlan } from '../../../experiments/sweep/plan.js';

/** A column of the packed table; whole numbers are addresses and seeds. */
export interface Column {
  name: string;
  kind: 'number' | 'whole' | 'text';
  from: 'record' | 'at' | 'of';
}

/** Some rows, column by column; the records they come from. */
export interface Chunk {
  columns: { name: string; kind: Column['kind']; values: Float64Array | string[] }[];
  records: CellRecord[];
}

/** Whoever writes a packed file: told of all rows in order, then of the end. */
export interface Sink {
  add(chunk: Chunk): void;
  end(): void;
}

/** Names met so far, and whether text was among their values. */
export type Seen = Map<string, { from: 'at' | 'of'; text: boolean }>;

/** Takes note of the columns a record needs. */
export function noticed(seen: Seen, { at, of }: CellRecord): void {
  for (const from of ['at', 'of'] as const)
    for (const [name, value] of Object.entries(from === 'at' ? at : of)) {
      const known = seen.get(name);
      const text = isText(value);
      if (!known) seen.set(name, { from, text });
      else if (text) known.text = true;
    }
}

function isText(value: Plain): boolean {
  return typeof value !== 'number' && value !== 'Infinity' && value !== '-Infinity';
}

/** Columns in an order that the spec alone decides: cell, swept names, seed, what is observed, why it failed. */
export function columnsOf({ axes, work, theory }: SweepPlan, seen: Seen): Column[] {
  const swept = axes.map(({ name }) => name).filter((name) => name !== 'seed');
  const observed = [...seen].filter(([, { from }]) => from === 'of').map(([name]) => name);
  const order = [...work.observe, 'agreement', 'deviation', theory.caution?.name ?? ''];
  const rank = (name: string) =>
    order.findIndex((known) => name === known || name.startsWith(`${known}.`) || name.startsWith(`${known}[`));
  observed.sort((a, b) => rank(a) - rank(b) || naturally(a, b));
  const kindOf = (name: string): Column['kind'] => (seen.get(name)?.text ? 'text' : 'number');
  return [
    { name: 'cell', kind: 'whole', from: 'record' },
    ...swept.map((name): Column => ({ name, kind: kindOf(name), from: 'at' })),
    { name: 'seed', kind: 'whole', from: 'at' },
    ...observed.map((name): Column => ({ name, kind: kindOf(name), from: 'of' })),
    { name: 'failed', kind: 'text', from: 'record' },
  ];
}

/** Numbers inside names count as numbers: `loss[t=9]` before `loss[t=10]`. */
function naturally(a: string, b: string): number {
  const parts = (text: string) => text.split(/(-?\d+\.?\d*(?:e[+-]?\d+)?)/);
  const [left, right] = [parts(a), parts(b)];
  for (let k = 0; k < Math.min(left.length, right.length); k++) {
    const [p, q] = [left[k] as string, right[k] as string];
    if (p === q) continue;
    const difference = Number(p) - Number(q);
    return k % 2 === 1 && difference !== 0 ? difference : p < q ? -1 : 1;
  }
  return left.length - right.length;
}

/** The rows of some records. */
export function chunkOf(columns: Column[], records: CellRecord[]): Chunk {
  return {
    records,
    columns: columns.map((column) => {
      const cells = records.map((record) => cellOf(record, column));
      return { ...column, values: column.kind === 'text' ? cells.map(textOf) : Float64Array.from(cells, numberOf) };
    }),
  };
}

function cellOf(record: CellRecord, { name, from }: Column): Plain | undefined {
  if (from !== 'record') return record[from][name];
  return name === 'cell' ? record.cell : (record.failed?.code ?? '');
}

function textOf(value: Plain | undefined): string {
  if (value === undefined || (typeof value === 'number' && Number.isNaN(value))) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function numberOf(value: Plain | undefined): number {
  return value === undefined || value === null ? Number.NaN : Number(value);
}
