import type { Preset, Theory } from '../../../contract/index.js';
import type { Context } from './index.js';

/** A theory as the home page shows it. */
export interface CatalogueEntry extends Pick<Theory, 'id' | 'title' | 'summary' | 'citation'> {
  presets: (Preset & { statement?: string })[];
}

/** All theories with their presets; theories load one after the other, each is told as soon as it is there. */
export async function catalogue(_: null, { registry, tell, breathe }: Context): Promise<CatalogueEntry[]> {
  const entries: CatalogueEntry[] = [];
  for (const { load } of registry) {
    const entry = entryOf(await load());
    entries.push(entry);
    tell(entry);
    await breathe();
  }
  return entries;
}

function entryOf({ id, title, summary, citation, presets, claims }: Theory): CatalogueEntry {
  const statements = new Map(claims.map((claim) => [claim.id, claim.statement]));
  return {
    id,
    title,
    summary,
    citation,
    presets: presets.map((preset) => {
      const statement = statements.get(preset.claim ?? '');
      return { ...preset, ...(statement ? { statement } : {}) };
    }),
  };
}
