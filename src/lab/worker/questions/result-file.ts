import { resultToCsv, resultToJson, resultToNpz } from '../../../artifacts/index.js';
import type { Result } from '../../../artifacts/result.js';
import type { Spec } from '../../../artifacts/spec.js';
import { namedSet, setNames } from '../../../data/index.js';
import type { Context } from './index.js';
import { study } from './study.js';

/** Forms in which `curvecast run --out` leaves its result. */
export type ResultForm = 'csv' | 'npz' | 'json';

/** The file of a result that the command line would write for this spec: all of it, not only what the page shows. */
export async function resultFile(
  { spec, form, date }: { spec: Spec; form: ResultForm; date: string },
  context: Context,
): Promise<{ bytes: Uint8Array; hash: string }> {
  const found = await study({ spec }, context);
  const source = spec.data?.source ?? '';
  const ofData = setNames.includes(source) ? [(await namedSet(source)).citation] : [];
  const run = { date, host: 'browser', node: 'browser', seconds: {} };
  const result: Result = { ...found, citations: [...found.citations, ...ofData], run };
  return { bytes: written(result, form), hash: result.hash };
}

/** A result in one of these forms. */
export function written(result: Result, form: ResultForm): Uint8Array {
  if (form === 'npz') return resultToNpz(result);
  return new TextEncoder().encode(form === 'csv' ? resultToCsv(result) : resultToJson(result));
}
