import { type Citation, InputError, type UserData } from '../contract/index.js';
import { joinTables, namedSet, readTable, select, setNames, type Table } from '../data/index.js';
import { exists, readBytes } from '../execution/files.js';

/** A table ready for training, with its hash, whom to cite, and what was done to labels that are words. */
export interface TrainTable {
  data: UserData;
  sentences: string[];
  sha256: string;
  citations: Citation[];
}

/** Reads `--data` with `--labels`, `--x` and `--y`. @throws InputError when files or columns refuse. */
export async function trainTable(options: Record<string, unknown>): Promise<TrainTable> {
  if (options.data === undefined)
    throw new InputError({
      code: 'FLAG_INVALID',
      path: '--data',
      expected: 'a file or a named set',
      received: 'nothing',
      next: 'For example --data digits',
    });
  const { table, citations } = await tableOf(String(options.data));
  const whole = options.labels === undefined ? table : joinTables(table, (await tableOf(String(options.labels))).table);
  const { words, ...data } = select(whole, {
    words: true,
    ...(options.x === undefined ? {} : { inputs: String(options.x).split(',') }),
    ...(options.y === undefined ? {} : { label: String(options.y) }),
  });
  const sentences = words ? [`Labels ${words.join(', ')} became ${words.map((_, i) => i).join(', ')}.`] : [];
  return { data, sentences, sha256: whole.sha256, citations };
}

async function tableOf(name: string): Promise<{ table: Table; citations: Citation[] }> {
  if (setNames.includes(name) && !(await exists(name))) {
    const { table, citation } = await namedSet(name);
    return { table, citations: [citation] };
  }
  return { table: readTable(await readBytes(name), name), citations: [] };
}
