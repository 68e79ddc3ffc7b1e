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

/** The same spec in the current format. A spec that names no format is taken to be current. */
export function migrate(spec: Draft): Draft {
  let migrated = spec;
  const from = typeof spec.format === 'number' ? spec.format : specFormat;
  for (const step of migrations.slice(from)) migrated = step(migrated);
  return { ...migrated, format: Math.max(from, specFormat) };
}
