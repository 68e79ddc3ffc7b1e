import type { Spec } from '../artifacts/spec.js';
import { InputError, type Plain, type Theory } from '../contract/index.js';
import type { Scaling, Table } from '../data/index.js';

/** Parameters that train on the user's data, and the record of where they came from. */
export interface DataParameters {
  parameters: Record<string, Plain>;
  record: NonNullable<Spec['data']>;
}

/** Reads `--data` with `--x`, `--y`, `--centre` and `--scaling`. @throws InputError when file, columns or theory refuse. */
export async function dataOf(theory: Theory, options: Record<string, unknown>): Promise<DataParameters | undefined> {
  if (options.data === undefined) return refuseStray(options);
  if (!theory.fromData)
    throw new InputError({
      code: 'DATA_UNSUPPORTED',
      path: '--data',
      expected: 'a theory that trains on data',
      received: theory.id,
      next: 'Leave out --data',
    });
  const { load } = await import('../data/index.js');
  const table = await tableOf(String(options.data));
  const columns = {
    ...(options.x === undefined ? {} : { inputs: String(options.x).split(',') }),
    ...(options.y === undefined ? {} : { label: String(options.y) }),
  };
  const treatment = { centre: options.centre === true, scale: (options.scaling ?? 'none') as Scaling };
  const { data, provenance } = load(table, {
    columns,
    inputs: treatment,
    labels: { centre: treatment.centre, scale: 'none' },
  });
  return { parameters: theory.fromData(data), record: provenance };
}

async function tableOf(name: string): Promise<Table> {
  const { namedSet, readTable, setNames } = await import('../data/index.js');
  const { exists, readBytes } = await import('../execution/files.js');
  const set = name.replace(/\.csv(\.gz)?$/, '');
  if (setNames.includes(set) && !(await exists(name))) return (await namedSet(set)).table;
  return readTable(await readBytes(name), name);
}

function refuseStray(options: Record<string, unknown>): undefined {
  const stray = ['x', 'y', 'centre', 'scaling'].find((name) => options[name] !== undefined);
  if (!stray) return undefined;
  throw new InputError({
    code: 'FLAG_INVALID',
    path: `--${stray}`,
    expected: 'a --data file to apply it to',
    received: 'no --data',
    next: 'Add --data FILE, for example --data iris --x petal_length --y petal_width',
  });
}
