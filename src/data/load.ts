import type { UserData } from '../contract/index.js';
import { preprocess, type Treatment, untouched } from './preprocess.js';
import type { DataProvenance } from './provenance.js';
import { type Selection, select } from './select.js';
import type { Table } from './table.js';

/** The chosen columns of a table, treated as asked, with the record of both. @throws InputError as `select` does. */
export function load(
  table: Table,
  { columns, inputs = untouched, labels = untouched }: LoadOptions = {},
): { data: UserData; provenance: DataProvenance } {
  const { data, sentences } = preprocess(select(table, columns), { inputs, labels });
  const { source, names, labelName } = data;
  const provenance = { source, sha256: table.sha256, inputs: names, label: labelName, preprocessing: sentences };
  return { data, provenance };
}

/** Columns to use (absent: see `select`), and treatment of inputs and labels (absent: none). */
export interface LoadOptions {
  columns?: Selection;
  inputs?: Treatment;
  labels?: Treatment;
}
