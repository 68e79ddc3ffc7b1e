import { strFromU8 } from 'fflate';
import { parseText } from '../spec-file.js';
import { parseSweep } from './schema.js';
import type { SweepSpec } from './spec.js';

/**
 * The sweep in a JSON or YAML text, or in the pin of a sweep's folder.
 * @throws InputError `SPEC_UNREADABLE`, `SPEC_INVALID` or `SPEC_UNKNOWN_KEY`.
 */
export async function readSweep(input: Uint8Array | string, source: string): Promise<SweepSpec> {
  const content = await parseText(typeof input === 'string' ? input : strFromU8(input), source);
  return parseSweep(isPin(content) ? content.spec : content, source);
}

function isPin(content: unknown): content is { spec: unknown } {
  return content !== null && typeof content === 'object' && 'kind' in content && content.kind === 'sweep';
}
