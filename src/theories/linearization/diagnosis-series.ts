import { exact, type Series } from '../../contract/index.js';
import type { Diagnosis } from './diagnosis.js';

/** A diagnosis as constants; what was not computed is left out. */
export function diagnosisSeries(diagnosis: Diagnosis): Record<string, Series> {
  return Object.fromEntries(
    Object.entries(diagnosis)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, exact([], typeof value === 'string' ? [value] : Float64Array.of(value))]),
  );
}
