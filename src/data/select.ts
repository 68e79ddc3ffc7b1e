import { closest, InputError, type UserData } from '../contract/index.js';
import { type Column, cell, type Table } from './table.js';

/** Which columns are meant, each by name, 0-based index, or name of its array. */
export interface Selection {
  /** Absent: every column but the label. */
  inputs?: string[];
  /** Absent: the column named label, y or target, else the last one. */
  label?: string;
  /** Whether a label column of few words may serve: its words are numbered in order of appearance. */
  words?: boolean;
}

/** Inputs and labels, and what the labels stand for where they were words. */
export interface Selected extends UserData {
  words?: string[];
}

/**
 * Inputs and labels of a table.
 * @throws InputError `DATA_COLUMN_UNKNOWN`, `DATA_COLUMN_AMBIGUOUS`, or what makes a chosen column unusable (file, row, column).
 */
export function select(table: Table, { inputs, label, words: allowed = false }: Selection = {}): Selected {
  const labels = label === undefined ? usualLabel(table) : one(table, label);
  const chosen = inputs ? inputs.flatMap((key) => find(table, key)) : table.columns.filter((c) => c !== labels);
  if (chosen.length === 0) throw unknown(table, 'no input column');
  const words = allowed ? labels.words : undefined;
  for (const { problem } of words ? chosen : [...chosen, labels]) if (problem) throw new InputError(problem);
  const { rows, source } = table;
  const values = new Float64Array(rows * chosen.length);
  for (const [j, column] of chosen.entries())
    for (let i = 0; i < rows; i++) values[i * chosen.length + j] = cell(column, i);
  return {
    source,
    inputs: values,
    labels: Float64Array.from({ length: rows }, (_, i) => cell(labels, i)),
    rows,
    names: chosen.map(({ name }) => name),
    labelName: labels.name,
    ...(words ? { words } : {}),
  };
}

function find(table: Table, key: string): Column[] {
  const { columns } = table;
  const named = columns.filter(({ name }) => name === key);
  if (named.length > 1) throw ambiguous(table, key, `${named.length} columns of that name`);
  if (named.length === 1) return named;
  const grouped = columns.filter(({ group }) => group === key);
  if (grouped.length > 0) return grouped;
  const indexed = /^\d+$/.test(key) ? columns[Number(key)] : undefined;
  if (!indexed) throw unknown(table, `'${key}'`, key);
  return [indexed];
}

function one(table: Table, key: string): Column {
  const found = find(table, key);
  if (found.length > 1) throw ambiguous(table, key, `an array of ${found.length} columns`);
  return found[0]!;
}

function usualLabel(table: Table): Column {
  const usual = table.columns.find(({ name }) => /^(labels?|y|target)$/i.test(name)) ?? table.columns.at(-1);
  if (!usual) throw unknown(table, 'a table without columns');
  return usual;
}

function unknown({ columns, source }: Table, received: string, key = ''): InputError {
  if (columns.length === 0)
    return new InputError({
      code: 'DATA_COLUMN_UNKNOWN',
      path: source,
      expected: 'columns of numbers',
      received: 'none',
      cause: 'The file is intact but holds no array',
      next: 'Save inputs and labels with numpy.savez',
    });
  const names = [...new Set(columns.flatMap(({ name, group }) => [name, ...(group ? [group] : [])]))];
  const near = closest(key, names);
  return new InputError({
    code: 'DATA_COLUMN_UNKNOWN',
    path: source,
    expected: `one of ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', ...' : ''} or an index below ${columns.length}`,
    received,
    ...(near.length > 0 ? { cause: `Did you mean '${near[0]}'?` } : {}),
    next: 'Name a column of the file',
  });
}

function ambiguous({ source }: Table, key: string, received: string): InputError {
  return new InputError({
    code: 'DATA_COLUMN_AMBIGUOUS',
    path: source,
    expected: `one column '${key}'`,
    received,
    next: 'Give the 0-based index of the column, or its full name',
  });
}
