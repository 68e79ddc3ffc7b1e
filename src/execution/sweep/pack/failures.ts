import { closeSync, openSync } from 'node:fs';
import { writeAll } from './csv.js';
import type { Sink } from './table.js';

/** Failed cells, one object per line: where, why, and the command that shows it again. */
export function failuresSink(path: string): Sink {
  const file = openSync(path, 'w');
  return {
    add({ records }) {
      for (const { cell, at, failed } of records)
        if (failed) writeAll(file, `${JSON.stringify({ cell, at, ...failed })}\n`);
    },
    end: () => closeSync(file),
  };
}
