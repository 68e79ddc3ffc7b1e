import type { Preset } from '../../contract/index.js';

/** The presets the lab offers: those that are parameters alone. Data sets are chosen in its own dialogue. */
export function offered(presets: Preset[]): Preset[] {
  return presets.filter(({ data }) => data === undefined);
}
