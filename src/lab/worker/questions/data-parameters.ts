import { load, type Treatment } from '../../../data/index.js';
import { findTheory } from '../../../experiments/task.js';
import { type DataParameters, trainOn } from '../../../experiments/train-on.js';
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
  /** The first rows of the table; absent: as many as the theory takes. */
  rows?: number;
}

/** Parameters that train on the reader's data, as `curvecast run --data` makes them, and the record of it. @throws InputError. */
export async function dataParameters(
  { theory: id, file, inputs, label, treatment, rows }: DataWish,
  { registry }: Context,
): Promise<DataParameters> {
  const theory = await findTheory(registry, id);
  const loaded = load(await tableOf(file), {
    columns: { ...(inputs.length > 0 ? { inputs } : {}), label },
    inputs: treatment,
    labels: { centre: treatment.centre, scale: 'none' },
  });
  return trainOn(theory, loaded, rows);
}
