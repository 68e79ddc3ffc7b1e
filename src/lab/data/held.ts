import type { Spec } from '../../artifacts/spec.js';
import type { Plain } from '../../contract/index.js';

/** Stands in links for parameters made of the reader's data; no schema takes it, so that nothing runs without them unnoticed. */
export const absent = 'from data';

/** Parameters made of data in this session, by what is recorded of file, columns and treatment. Never leaves the page. */
const held = new Map<string, Record<string, Plain>>();

/** Keeps what a theory made of a file. */
export function hold(theory: string, record: NonNullable<Spec['data']>, parameters: Record<string, Plain>): void {
  held.set(keyOf(theory, record), parameters);
}

/** The spec as an address may carry it: data as the hash of their file. */
export function shareable(spec: Spec): Spec {
  return withParameters(spec, hiddenNames(spec), () => absent);
}

/** A spec from an address with the data this session holds put back. */
export function filled(spec: Spec): Spec {
  const known = spec.data && held.get(keyOf(spec.theory, spec.data));
  if (!known) return spec;
  const names = Object.keys(known).filter((name) => spec.parameters[name] === absent);
  return withParameters(spec, names, (name) => known[name] as Plain);
}

/** Parameters of a spec that are the reader's data, unchanged since. */
export function hiddenNames({ theory, data, parameters }: Spec): string[] {
  const known = data && held.get(keyOf(theory, data));
  if (!known) return Object.keys(parameters).filter((name) => parameters[name] === absent);
  return Object.keys(known).filter((name) => parameters[name] === known[name] || parameters[name] === absent);
}

/** Whether a spec waits for a file the reader has not yet chosen. */
export function waitsForData({ data, parameters }: Spec): boolean {
  return data !== undefined && Object.values(parameters).includes(absent);
}

/** The spec without data: what was made of them has its default. */
export function withoutData(spec: Spec): Spec {
  const gone = new Set(hiddenNames(spec));
  const { data: _, ...rest } = spec;
  const kept = Object.entries(spec.parameters).filter(([name]) => !gone.has(name));
  return { ...rest, parameters: Object.fromEntries(kept) };
}

function withParameters(spec: Spec, names: string[], value: (name: string) => Plain): Spec {
  if (names.length === 0) return spec;
  const changed = Object.fromEntries(names.map((name) => [name, value(name)]));
  return { ...spec, parameters: { ...spec.parameters, ...changed } };
}

function keyOf(theory: string, { sha256, inputs, label, preprocessing }: NonNullable<Spec['data']>): string {
  return JSON.stringify([theory, sha256, inputs, label, preprocessing]);
}
