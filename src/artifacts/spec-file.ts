import { strFromU8 } from 'fflate';
import { InputError } from '../contract/index.js';
import { isZip } from '../data/zip.js';
import { jsonText } from './json-text.js';
import { isLabLink, specOfLink } from './lab-link.js';
import { resultFromNpz } from './npz.js';
import type { Spec } from './spec.js';
import { parseSpec } from './spec-schema.js';

const largestYaml = 2 ** 20;

/**
 * The spec in a JSON or YAML file, in an earlier result (json or npz), or in a lab link.
 * @param input bytes of a file, or text.
 * @param source name used in messages.
 * @throws InputError `SPEC_UNREADABLE`, `SPEC_INVALID`, `SPEC_UNKNOWN_KEY`, `SPEC_NEWER` or `LINK_INVALID`.
 */
export async function readSpec(input: Uint8Array | string, source: string): Promise<Spec> {
  if (typeof input !== 'string' && isZip(input)) return resultFromNpz(input, source).spec;
  const text = typeof input === 'string' ? input : strFromU8(input);
  if (isLabLink(text)) return specOfLink(text);
  const content = await parseText(text, source);
  return parseSpec(isResult(content) ? content.spec : content, source);
}

/** A spec as the text of a JSON file. */
export function specToJson(spec: Spec): string {
  return `${jsonText(spec)}\n`;
}

/** The content of a JSON or YAML text. @throws InputError `SPEC_UNREADABLE`. */
export async function parseText(text: string, source: string): Promise<unknown> {
  const isYaml = /\.ya?ml$/i.test(source) || !text.trimStart().startsWith('{');
  try {
    return isYaml ? await parseYaml(text) : JSON.parse(text);
  } catch (error) {
    throw new InputError({
      code: 'SPEC_UNREADABLE',
      path: source,
      expected: isYaml ? 'YAML' : 'JSON',
      received: `text that does not parse (${(error as Error).message.split('\n')[0]})`,
      cause: isYaml ? 'Often an indentation or a missing blank after a colon' : 'Often a missing comma or quote',
      next: 'Repair the place named',
    });
  }
}

// Loaded only when a YAML file is read: the command line must answer `--help` at once.
async function parseYaml(text: string): Promise<unknown> {
  if (text.length > largestYaml) throw new RangeError(`${text.length} characters`);
  const { parse } = await import('yaml');
  return parse(text, { maxAliasCount: 100, logLevel: 'error' });
}

function isResult(content: unknown): content is { spec: unknown } {
  return content !== null && typeof content === 'object' && 'spec' in content && 'parts' in content;
}
