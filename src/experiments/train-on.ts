import { InputError, type Plain, type Theory, type UserData } from '../contract/index.js';
import type { DataProvenance } from '../data/index.js';

/** Parameters that train on a table, and the record of where they came from. */
export interface DataParameters {
  parameters: Record<string, Plain>;
  record: DataProvenance;
}

/**
 * Lets a theory train on a table: its first rows where a number is asked for, else as many as the theory takes.
 * @throws InputError `DATA_UNSUPPORTED`, or what the theory refuses.
 */
export function trainOn(
  theory: Theory,
  { data, provenance }: { data: UserData; provenance: DataProvenance },
  rows?: number,
): DataParameters {
  if (!theory.fromData) throw unsupported(theory);
  const kept = rows === undefined ? data : firstRows(data, rows);
  const sentences = kept === data ? [] : [`The first ${kept.rows} of ${data.rows} rows were kept.`];
  const asked = rows === undefined ? undefined : kept.rows;
  const preprocessing = [...provenance.preprocessing, ...sentences, ...(theory.preparation?.(kept, asked) ?? [])];
  const record = { ...provenance, ...(asked === undefined ? {} : { rows: asked }), preprocessing };
  return { parameters: theory.fromData(kept, asked), record };
}

function firstRows(data: UserData, wanted: number): UserData {
  const rows = Math.min(wanted, data.rows);
  if (rows === data.rows) return data;
  const columns = data.names.length;
  return { ...data, rows, inputs: data.inputs.subarray(0, rows * columns), labels: data.labels.subarray(0, rows) };
}

function unsupported({ id }: Theory): InputError {
  return new InputError({
    code: 'DATA_UNSUPPORTED',
    path: '--data',
    expected: 'a theory that trains on data',
    received: id,
    next: 'Leave out --data',
  });
}
