import { type CellRecord, parseRecord } from '../../artifacts/sweep/record.js';

/** Where finished cells are kept. */
export interface Journal {
  /** Whether the cell of that address is finished. */
  has(address: number): boolean;
  /** Adds whole lines. @throws InputError when they cannot be written; then none of them counts. */
  append(lines: string): void | Promise<void>;
  /** Everything finished so far, in no particular order. */
  records(): Iterable<CellRecord>;
}

/** A journal in memory: for pages, and for looking without writing. */
export function memoryJournal(): Journal & { lines(): string } {
  const finished = new Set<number>();
  const all: string[] = [];
  return {
    has: (address) => finished.has(address),
    append(lines) {
      for (const { cell } of recordsOf(lines)) finished.add(cell);
      all.push(lines);
    },
    records: () => recordsOf(all.join('')),
    lines: () => all.join(''),
  };
}

/** The records of a text of whole lines. */
export function* recordsOf(lines: string): Generator<CellRecord> {
  for (const line of lines.split('\n')) {
    const found = line === '' ? undefined : parseRecord(line);
    if (found) yield found;
  }
}
