import { canonicalJson } from '../../artifacts/canonical.js';
import { shown } from '../../contract/index.js';

/** Where two plain values differ, one line each: `sweep.width: [1,2] -> [1,3]`. */
export function differences(before: unknown, after: unknown, path = ''): string[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [`${path || 'spec'}: ${shown(before)} -> ${shown(after)}`];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    if (!(name in before)) return [`${join(path, name)}: nothing -> ${shown(after[name])}`];
    if (!(name in after)) return [`${join(path, name)}: ${shown(before[name])} -> nothing`];
    return differences(before[name], after[name], join(path, name));
  });
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
