import type { Spec } from '../../artifacts/spec.js';
import { specToJson } from '../../artifacts/spec-file.js';

/** A spec as the text of a file; the YAML is that of the JSON's content. */
export async function specText(spec: Spec, form: 'json' | 'yaml'): Promise<string> {
  const json = specToJson(spec);
  if (form === 'json') return json;
  const { stringify } = await import('yaml');
  return stringify(JSON.parse(json));
}
