import type { Spec } from '../../artifacts/spec.js';
import { front } from '../bench/index.js';
import { change } from '../state/navigation.js';
import { spec } from '../state/session.js';
import type { DataFile } from '../worker/questions/data-columns.js';
import type { DataWish } from '../worker/questions/data-parameters.js';
import { hiddenNames, hold } from './held.js';
import { treatmentOf } from './treatment.js';

/** Lets the theory on the page train on columns of a file. @throws InputError when it cannot. */
export async function trainOn(wish: Omit<DataWish, 'theory'>): Promise<void> {
  const now = spec.peek();
  if (!now) return;
  const { parameters, record } = await front.ask('dataParameters', { ...wish, theory: now.theory }).answer;
  hold(now.theory, record, parameters);
  const gone = Object.fromEntries(hiddenNames(now).map((name) => [name, undefined]));
  change({ data: record }, { ...gone, ...parameters });
}

/** The same from the record in a link. @throws Error when the file is another one. */
export async function trainOnRecord(file: DataFile, record: NonNullable<Spec['data']>): Promise<void> {
  const { inputs, label, preprocessing, sha256, rows } = record;
  const now = spec.peek();
  if (!now) return;
  const treatment = treatmentOf(preprocessing);
  const wish = { file, inputs, label, treatment, theory: now.theory, ...(rows === undefined ? {} : { rows }) };
  const found = await front.ask('dataParameters', wish).answer;
  if (found.record.sha256 !== sha256) throw new Error(`${file.name} is another file than this link was made with.`);
  hold(now.theory, record, found.parameters);
  const missing = hiddenNames(now).map((name) => [name, found.parameters[name]]);
  change({}, Object.fromEntries(missing));
}
