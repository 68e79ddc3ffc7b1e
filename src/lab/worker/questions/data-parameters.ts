import { InputError, type Plain } from '../../../contract/index.js';
import { type DataProvenance, load, type Treatment } from '../../../data/index.js';
import { findTheory } from '../../../experiments/task.js';
import { type DataFile, tableOf } from './data-columns.js';
import type { Context } from './index.js';

/** Which columns of a file a theory is to train on, and what is done to them first. */
export interface DataWish {
  theory: string;
  file: DataFile;
  /** By name, index or array; empty: every column but the label. */
  inputs: string[];
  label: string;
  treatment: Treatment;
}

/** Parameters that train on the reader's data, as `curvecast run --data` makes them, and the record of it. @throws InputError. */
export async function dataParameters(
  { theory: id, file, inputs, label, treatment }: DataWish,
  { registry }: Context,
): Promise<{ parameters: Record<string, Plain>; record: DataProvenance }> {
  const theory = await findTheory(registry, id);
  if (!theory.fromData)
    throw new InputError({
      code: 'DATA_UNSUPPORTED',
      path: 'data',
      expected: 'a theory that trains on data',
      received: id,
      next: 'Overlay the columns as measured curves instead',
    });
  const { data, provenance } = load(await tableOf(file), {
    columns: { ...(inputs.length > 0 ? { inputs } : {}), label },
    inputs: treatment,
    labels: { centre: treatment.centre, scale: 'none' },
  });
  return { parameters: theory.fromData(data), record: provenance };
}
