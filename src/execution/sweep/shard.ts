import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { unwritable } from './unwritable.js';

/** A file to which whole lines are added. */
export interface Shard {
  append(lines: string): void;
  close(): void;
}

/** Lines are flushed to the disk itself at least this often (milliseconds): a crash of the machine costs no more. */
const flushInterval = 5000;
const lineFeed = 10;

/** Opens a shard; a line that an earlier writer left torn is cut off. @throws InputError `FILE_UNWRITABLE`. */
export function openShard(path: string): Shard {
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw unwritable(path, error);
    }
  };
  const file = guarded(() => {
    makeFolder(dirname(path));
    return openSync(path, 'a+');
  });
  let end = guarded(() => {
    const whole = endOfLastLine(file);
    if (whole < fstatSync(file).size) ftruncateSync(file, whole);
    return whole;
  });
  let flushed = performance.now();
  return {
    append(lines) {
      const bytes = Buffer.from(lines);
      try {
        for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
      } catch (error) {
        // A full disk took part of the lines: none of them counts.
        ftruncateSync(file, end);
        throw unwritable(path, error);
      }
      end += bytes.length;
      if (performance.now() - flushed < flushInterval) return;
      guarded(() => fsyncSync(file));
      flushed = performance.now();
    },
    close() {
      guarded(() => fsyncSync(file));
      closeSync(file);
    },
  };
}

function endOfLastLine(file: number): number {
  const block = Buffer.alloc(65536);
  for (let end = fstatSync(file).size; end > 0; ) {
    const from = Math.max(0, end - block.length);
    const count = readSync(file, block, 0, end - from, from);
    const at = block.subarray(0, count).lastIndexOf(lineFeed);
    if (at >= 0) return from + at + 1;
    end = from;
  }
  return 0;
}
