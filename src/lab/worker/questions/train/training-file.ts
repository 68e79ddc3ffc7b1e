import type { Result } from '../../../../artifacts/result.js';
import { type ResultForm, written } from '../result-file.js';

/** The file of a training run that `curvecast train --out` would leave. */
export function trainingFile({
  result,
  form,
  date,
}: {
  result: Omit<Result, 'run'>;
  form: ResultForm;
  date: string;
}): Uint8Array {
  return written({ ...result, run: { date, host: 'browser', node: 'browser', seconds: {} } }, form);
}
