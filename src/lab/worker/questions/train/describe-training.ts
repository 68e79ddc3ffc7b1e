import { metaOf, type ParameterMeta, type Plain, parseParameters } from '../../../../contract/index.js';
import { fileForm } from '../../../../contract/parameters.js';
import { setNames } from '../../../../data/index.js';
import { parameters } from '../../../../experiments/train/index.js';
import { quantities } from '../../../../experiments/train/quantities.js';
import { type Control, controlOf } from '../control.js';
import { type Source, tableOf } from './training-of.js';

/** What the page must know to offer training on a table. */
export interface TrainingCard {
  controls: Control[];
  quantities: typeof quantities;
  /** Sets the lab brings along. */
  sets: string[];
  source: { name: string; sha256: string; rows: number; columns: string[] };
}

/** Controls of a training run and the columns of its table. @throws InputError when the table cannot be read. */
export async function describeTraining({ source }: { source: Source }): Promise<TrainingCard> {
  const { table } = await tableOf(source);
  const defaults = fileForm(parseParameters(parameters, {})) as Record<string, Plain>;
  const controls = Object.entries(parameters.shape).map(([name, schema]) => {
    const meta: ParameterMeta = metaOf(schema as never, name);
    return controlOf(name, schema as never, meta, defaults[name] ?? null);
  });
  const columns = table.columns.map(({ name }) => name);
  return {
    controls,
    quantities,
    sets: [...setNames],
    source: { name: table.source, sha256: table.sha256, rows: table.rows, columns },
  };
}
