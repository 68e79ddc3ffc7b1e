import { InputError, type Theory } from '../contract/index.js';
import type { Scaling, Table } from '../data/index.js';
import { type DataParameters, trainOn } from '../experiments/train-on.js';

/** Reads `--data` with `--x`, `--y`, `--centre`, `--scaling` and `--rows`. @throws InputError when file, columns or theory refuse. */
export async function dataOf(theory: Theory, options: Record<string, unknown>): Promise<DataParameters | undefined> {
  if (options.data === undefined) return refuseStray(options);
  const { load } = await import('../data/index.js');
  const table = await tableOf(String(options.data));
  const columns = {
    ...(options.x === undefined ? {} : { inputs: String(options.x).split(',') }),
    ...(options.y === undefined ? {} : { label: String(options.y) }),
  };
  const treatment = { centre: options.centre === true, scale: (options.scaling ?? 'none') as Scaling };
  const loaded = load(table, {
    columns,
    inputs: treatment,
    labels: { centre: treatment.centre, scale: 'none' },
  });
  return trainOn(theory, loaded, rowsOf(options.rows));
}

async function tableOf(name: string): Promise<Table> {
  const { namedSet, readTable, setNames } = await import('../data/index.js');
  const { exists, readBytes } = await import('../execution/files.js');
  const set = name.replace(/\.csv(\.gz)?$/, '');
  if (setNames.includes(set) && !(await exists(name))) return (await namedSet(set)).table;
  return readTable(await readBytes(name), name);
}

function rowsOf(value: unknown): number | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && (value as number) >= 2))
    return value as number | undefined;
  throw new InputError({
    code: 'FLAG_INVALID',
    path: '--rows',
    expected: 'an integer >= 2',
    received: String(value),
    next: 'For example --rows 100',
  });
}

function refuseStray(options: Record<string, unknown>): undefined {
  const stray = ['x', 'y', 'centre', 'scaling', 'rows'].find((name) => options[name] !== undefined);
  if (!stray) return undefined;
  throw new InputError({
    code: 'FLAG_INVALID',
    path: `--${stray}`,
    expected: 'a --data file to apply it to',
    received: 'no --data',
    next: 'Add --data FILE, for example --data iris --x petal_length --y petal_width',
  });
}
