import type { Preset, Theory } from '../../contract/index.js';
import { offered } from './offered.js';

/** A theory as the home page shows it. */
export interface CatalogueEntry extends Pick<Theory, 'id' | 'title' | 'summary' | 'citation'> {
  /** Each with the statement of the claim it belongs to. */
  presets: (Preset & { statement?: string })[];
}

/** What the home page needs of a theory. Runs when the lab is built, so that the page need not load one. */
export function entryOf({ id, title, summary, citation, presets, claims }: Theory): CatalogueEntry {
  const statements = new Map(claims.map((claim) => [claim.id, claim.statement]));
  return {
    id,
    title,
    summary,
    citation,
    presets: offered(presets).map((preset) => {
      const statement = statements.get(preset.claim ?? '');
      return { ...preset, ...(statement ? { statement } : {}) };
    }),
  };
}
