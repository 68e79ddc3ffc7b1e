import { closeSync, openSync, readSync } from 'node:fs';

/** A whole line of a file and where it stands. */
export interface Line {
  text: string;
  offset: number;
  /** Bytes, without the line feed. */
  length: number;
}

const lineFeed = 10;

/** The whole lines of a file, a block at a time; a torn last line is left out. */
export function* linesOf(path: string): Generator<Line> {
  const file = openSync(path, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    const block = Buffer.alloc(1 << 20);
    for (;;) {
      const count = readSync(file, block, 0, block.length, null);
      if (count === 0) return;
      const bytes = rest.length === 0 ? block.subarray(0, count) : Buffer.concat([rest, block.subarray(0, count)]);
      let from = 0;
      for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, from)) {
        yield { text: bytes.toString('utf8', from, at), offset: offset + from, length: at - from };
        from = at + 1;
      }
      offset += from;
      rest = Buffer.from(bytes.subarray(from));
    }
  } finally {
    closeSync(file);
  }
}
