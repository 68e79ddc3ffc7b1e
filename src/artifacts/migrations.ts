import { specFormat } from './spec.js';

/** A spec of any format, as read. */
export type Draft = Record<string, unknown>;

/**
 * What brings an older spec up to date: `migrations[n]` turns format n into format n + 1. Files stay readable for ever,
 * so entries are only added.
 */
export const migrations: readonly ((spec: Draft) => Draft)[] = [
  // Format 0, a draft that was never released, called the number of replicas `seeds`. It is kept as the example to follow.
  ({ seeds, ...spec }) => (seeds === undefined ? spec : { ...spec, replicas: seeds }),
];

/** The same spec in the current format. A spec that names no format is taken to be current; one that is not known is left as it is. */
export function migrate(spec: Draft): Draft {
  const { format = specFormat } = spec;
  if (typeof format !== 'number' || !(format in migrations)) return { ...spec, format };
  return { ...migrations.slice(format).reduce((draft, step) => step(draft), spec), format: specFormat };
}
