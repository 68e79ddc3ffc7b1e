import { cell, namedSet, readTable, type Table } from '../../../data/index.js';

/** A file of the reader's, or by its name alone a set that comes with the package. */
export interface DataFile {
  name: string;
  bytes?: Uint8Array;
}

/** A column as the page shows it. */
export interface DataColumn {
  name: string;
  /** The array it is part of. */
  group?: string;
  /** Why it cannot be used. */
  problem?: string;
}

/** What is in a file, and the numbers of the columns asked for. */
export async function dataColumns({ file, wanted = [] }: { file: DataFile; wanted?: string[] }): Promise<{
  sha256: string;
  rows: number;
  columns: DataColumn[];
  numbers: Record<string, Float64Array>;
}> {
  const { sha256, rows, columns } = await tableOf(file);
  const numbers = columns
    .filter(({ name, problem }) => wanted.includes(name) && !problem)
    .map((column) => [column.name, Float64Array.from({ length: rows }, (_, row) => cell(column, row))] as const);
  return {
    sha256,
    rows,
    columns: columns.map(({ name, group, problem }) => ({
      name,
      ...(group ? { group } : {}),
      ...(problem ? { problem: `${problem.path}: expected ${problem.expected}, received ${problem.received}` } : {}),
    })),
    numbers: Object.fromEntries(numbers),
  };
}

/** The table in a file. @throws InputError naming file and place. */
export async function tableOf({ name, bytes }: DataFile): Promise<Table> {
  return bytes ? readTable(bytes, name) : (await namedSet(name)).table;
}
