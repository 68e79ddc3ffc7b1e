import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import { float64Bytes } from '../../../artifacts/float64-bytes.js';
import { npyHeader } from '../../../artifacts/npy.js';
import type { Catalogue } from './catalogue.js';
import { writeAll } from './csv.js';
import type { Sink } from './table.js';

// Zip entries carry local time: a fixed one, at noon, is the same in every time zone.
const fixedDate = '1980-01-01T12:00:00';

/** A numpy archive, one array per column. Columns wait in files of their own until the end; only distinct texts are held in memory. */
export function npzSink(path: string, { columns, rows }: Catalogue): Sink {
  const waiting = columns.map(({ kind }, k) =>
    kind === 'text' ? textColumn(`${path}.${k}`) : numberColumn(`${path}.${k}`),
  );
  return {
    add(chunk) {
      for (const [k, { values }] of chunk.columns.entries()) waiting[k]?.add(values);
    },
    end() {
      const file = openSync(path, 'w');
      const zip = new Zip((error, bytes) => {
        if (error) throw error;
        writeAll(file, bytes);
      });
      for (const [k, { name }] of columns.entries()) {
        const entry = new ZipDeflate(`${name}.npy`, { level: 6 });
        entry.mtime = fixedDate;
        zip.add(entry);
        const { descr, blocks } = waiting[k]!.read();
        entry.push(npyHeader(descr, [rows]));
        for (const block of blocks) entry.push(block);
        entry.push(new Uint8Array(0), true);
      }
      zip.end();
      closeSync(file);
    },
  };
}

interface WaitingColumn {
  add(values: Float64Array | string[]): void;
  read(): { descr: string; blocks: Iterable<Uint8Array> };
}

function numberColumn(path: string): WaitingColumn {
  const file = openSync(path, 'w+');
  return {
    add: (values) => writeAll(file, float64Bytes(values as Float64Array)),
    read: () => ({ descr: '<f8', blocks: blocksOf(file, path) }),
  };
}

/** Text as numbers of its distinct values, written out as UTF-32 of the longest one's width. */
function textColumn(path: string): WaitingColumn {
  const file = openSync(path, 'w+');
  const codes = new Map<string, number>();
  const codeOf = (text: string) => {
    const known = codes.get(text);
    if (known !== undefined) return known;
    codes.set(text, codes.size);
    return codes.size - 1;
  };
  return {
    add: (values) => writeAll(file, new Uint8Array(Uint32Array.from(values as string[], codeOf).buffer)),
    read() {
      const letters = [...codes.keys()].map((text) => Array.from(text, (letter) => letter.codePointAt(0) as number));
      const width = letters.reduce((longest, { length }) => Math.max(longest, length), 1);
      return { descr: `<U${width}`, blocks: spelt(blocksOf(file, path), letters, width) };
    },
  };
}

function* spelt(blocks: Iterable<Uint8Array>, letters: number[][], width: number): Generator<Uint8Array> {
  for (const block of blocks) {
    const codes = new Uint32Array(block.slice().buffer);
    const out = new DataView(new ArrayBuffer(4 * width * codes.length));
    for (const [r, code] of codes.entries())
      for (const [j, letter] of (letters[code] as number[]).entries()) out.setUint32(4 * (r * width + j), letter, true);
    yield new Uint8Array(out.buffer);
  }
}

/** The bytes of a waiting file, which is removed after. */
function* blocksOf(file: number, path: string): Generator<Uint8Array> {
  const block = Buffer.alloc(1 << 18);
  let from = 0;
  for (;;) {
    const count = readSync(file, block, 0, block.length, from);
    if (count === 0) break;
    from += count;
    yield new Uint8Array(block.subarray(0, count));
  }
  closeSync(file);
  rmSync(path, { force: true });
}
