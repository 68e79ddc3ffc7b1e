import { canonicalJson } from '../../../artifacts/canonical.js';
import type { Spec } from '../../../artifacts/spec.js';
import type { Preset } from '../../../contract/index.js';

/** Whether a spec still has exactly the parameters of a preset. */
export function sameSetting({ parameters, vary = {} }: Preset, spec: Spec): boolean {
  return canonicalJson([parameters, vary]) === canonicalJson([spec.parameters, spec.vary ?? {}]);
}
