import { closeSync, openSync, writeSync } from 'node:fs';
import { cellText, plain } from '../../../artifacts/csv.js';
import type { Catalogue } from './catalogue.js';
import type { Sink } from './table.js';

/** A table in csv (RFC 4180, UTF-8, LF): text in quotes, numbers bit for bit. */
export function csvSink(path: string, { columns }: Catalogue): Sink {
  const file = openSync(path, 'w');
  writeSync(file, `${columns.map(({ name }) => plain(name)).join()}\n`);
  return {
    add({ columns: filled, records }) {
      const lines = records.map((_, r) => filled.map(({ values }) => cellText(values[r] as number | string)).join());
      writeAll(file, `${lines.join('\n')}\n`);
    },
    end: () => closeSync(file),
  };
}

/** Writes a text or bytes to the end. */
export function writeAll(file: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
}
