import { canonicalJson } from '../../../artifacts/canonical.js';
import type { Spec } from '../../../artifacts/spec.js';
import type { Preset } from '../../../contract/index.js';

/** Whether a spec still has exactly the parameters of a preset. */
export function sameSetting({ parameters, vary = {} }: Preset, spec: Spec): boolean {
  // The names first: values may be whole data sets.
  const names = Object.keys(spec.parameters);
  if (names.length !== Object.keys(parameters).length || !names.every((name) => name in parameters)) return false;
  return canonicalJson([parameters, vary]) === canonicalJson([spec.parameters, spec.vary ?? {}]);
}
