import type { Spec } from '../../../../artifacts/spec.js';
import { specFormat } from '../../../../artifacts/spec.js';
import { type Citation, type Plain, parseParameters } from '../../../../contract/index.js';
import { namedSet, readTable, select, setNames, type Table } from '../../../../data/index.js';
import { canonicalParameters } from '../../../../experiments/run.js';
import { parameters, trainingData, trainTheory } from '../../../../experiments/train/index.js';

/** Rows to train on: a set the lab brings along, or a file the reader dropped. */
export type Source = { set: string } | { name: string; bytes: Uint8Array };

/** A training run as the page asks for it. */
export interface TrainWish {
  parameters: Record<string, Plain>;
  seed: number;
  source: Source;
  /** Columns of a table, as `--x` and `--y` name them. */
  inputs?: string[];
  label?: string;
}

/** The data, theory and spec of a wish, made as `curvecast train` makes them. @throws InputError when data or parameters do not fit. */
export async function trainingOf({ parameters: raw, seed, source, inputs, label }: TrainWish) {
  const given = parseParameters(parameters, raw);
  const { table, citations } = await tableOf(source);
  const chosen = select(table, { ...(inputs ? { inputs } : {}), ...(label === undefined ? {} : { label }) });
  const data = trainingData(chosen, given, seed);
  const theory = trainTheory(data);
  const spec: Spec = {
    format: specFormat,
    theory: theory.id,
    parameters: canonicalParameters(theory, raw),
    seed,
    quality: 'publication',
    data: {
      source: chosen.source,
      sha256: table.sha256,
      inputs: chosen.names,
      label: chosen.labelName,
      preprocessing: data.sentences,
    },
  };
  return { given, data, theory, spec, citations };
}

/** The columns of a source. @throws InputError when it cannot be read. */
export async function tableOf(source: Source): Promise<{ table: Table; citations: Citation[] }> {
  if (!('set' in source)) return { table: readTable(source.bytes, source.name), citations: [] };
  const { table, citation } = await namedSet(setNames.includes(source.set) ? source.set : 'digits');
  return { table, citations: [citation] };
}
