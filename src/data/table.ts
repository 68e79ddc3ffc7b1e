import { strToU8 } from 'fflate';
import { InputError, type InputProblem } from '../contract/index.js';
import { maxColumns } from './limits.js';
import type { NdArray } from './npy.js';
import { sha256Hex } from './sha256.js';

/** A column as a view into a shared buffer: value of row i is `values[offset + i stride]`. */
export interface Column {
  name: string;
  /** The array it is part of: asking for `x` gives `x[0]`, `x[1]`, ... */
  group?: string;
  values: Float64Array;
  offset: number;
  stride: number;
  /** Why it cannot be used (text, missing values); raised when it is asked for. */
  problem?: InputProblem;
  /** A column of few different words: these, with their places as values. Usable as classes only. */
  words?: string[];
}

/** Numbers from a file: columns of equal length. */
export interface Table {
  /** Name of the file or set. */
  source: string;
  /** Of the bytes read. */
  sha256: string;
  rows: number;
  columns: Column[];
}

/** Value in a column. */
export function cell({ values, offset, stride }: Column, row: number): number {
  return values[offset + row * stride]!;
}

/** Columns over a row-major buffer of `rows` x `names.length` numbers. */
export function columnsOf(values: Float64Array, names: string[], group?: string): Column[] {
  return names.map((name, offset) => ({ name, values, offset, stride: names.length, ...(group ? { group } : {}) }));
}

/**
 * A table of named arrays; the first axis of each counts rows, the others become columns `name[0]`, `name[1]`, ...
 * Arrays that cannot serve (text, other length than the longest) keep their name and say why when asked for.
 * @throws InputError `DATA_TOO_WIDE`.
 */
export function tableOfArrays(source: string, sha256: string, arrays: Record<string, NdArray | InputError>): Table {
  const all = Object.entries(arrays);
  const rows = Math.max(0, ...all.map(([, array]) => ('shape' in array ? (array.shape[0] ?? 0) : 0)));
  return { source, sha256, rows, columns: all.flatMap(([name, array]) => arrayColumns(source, name, array, rows)) };
}

/** One table of the columns of two, which must have equally many rows; its hash is that of both hashes. @throws InputError `DATA_ROWS_DIFFER`. */
export function joinTables(first: Table, second: Table): Table {
  if (first.rows !== second.rows)
    throw new InputError({
      code: 'DATA_ROWS_DIFFER',
      path: `${first.source} with ${second.source}`,
      expected: 'equally many rows',
      received: `${first.rows} and ${second.rows}`,
      next: 'Take inputs and labels from the same part of the data set',
    });
  return {
    source: `${first.source} with ${second.source}`,
    sha256: sha256Hex(strToU8(first.sha256 + second.sha256)),
    rows: first.rows,
    columns: [...first.columns, ...second.columns],
  };
}

/** Refuses tables of absurd width before columns are made. */
export function checkWidth(width: number, source: string): void {
  if (width <= maxColumns) return;
  throw new InputError({
    code: 'DATA_TOO_WIDE',
    path: source,
    expected: `at most ${maxColumns} columns`,
    received: `${width}`,
    cause: 'Rows and columns may be exchanged',
    next: 'Transpose the table, or keep the columns needed',
  });
}

function arrayColumns(source: string, name: string, array: NdArray | InputError, rows: number): Column[] {
  const unusable = (problem: InputProblem): Column[] => [
    { name, values: new Float64Array(0), offset: 0, stride: 0, problem },
  ];
  if (!('shape' in array)) return unusable(array.problems[0]!);
  const { shape, values } = array;
  const path = `${source}: ${name}`;
  if (Array.isArray(values))
    return unusable({
      code: 'DATA_NOT_A_NUMBER',
      path,
      expected: 'an array of numbers',
      received: 'text',
      next: 'Save the array as numbers',
    });
  if (shape[0] !== rows)
    return unusable({
      code: 'DATA_ROWS_DIFFER',
      path,
      expected: `${rows} rows, as the longest array of the file has`,
      received: `shape (${shape.join(', ')})`,
      next: 'Save arrays whose first axis counts the samples',
    });
  const width = shape.slice(1).reduce((n, size) => n * size, 1);
  checkWidth(width, path);
  const names = shape.length === 1 ? [name] : Array.from({ length: width }, (_, i) => `${name}[${i}]`);
  return columnsOf(values, names, name).map((column) => withFiniteCheck(column, source, rows));
}

function withFiniteCheck(column: Column, source: string, rows: number): Column {
  for (let row = 0; row < rows; row++) {
    const value = cell(column, row);
    if (Number.isFinite(value)) continue;
    const path = `${source}, row ${row}, column ${column.name}`;
    return { ...column, problem: notFinite(path, String(value)) };
  }
  return column;
}

/** Whether a field says that its value is missing. */
export function missing(field: string): boolean {
  return /^\s*(|na|n\/a|nan|null|none|\?|-)\s*$/i.test(field);
}

/** The problem of a value that is missing, not a number, or infinite. */
export function notFinite(path: string, received: string): InputProblem {
  const expected = 'a finite number';
  if (missing(received))
    return {
      code: 'DATA_MISSING_VALUE',
      path,
      expected,
      received: received.trim() === '' ? 'nothing' : `'${received}'`,
      cause: 'The value is missing; none is ever guessed',
      next: 'Fill the value in or drop the row',
    };
  return {
    code: 'DATA_NOT_A_NUMBER',
    path,
    expected,
    received: `'${received.length > 40 ? `${received.slice(0, 37)}...` : received}'`,
    cause: 'The column holds something other than numbers',
    next: 'Choose another column by its name or index',
  };
}
