import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { InputError } from '../contract/index.js';
import { fromBase64, toBase64Url } from '../data/base64.js';
import { inflate } from '../data/inflate.js';
import { canonicalJson } from './canonical.js';
import type { Spec } from './spec.js';
import { parseSpec } from './spec-schema.js';

const marker = '#spec=';
const version = '1.';
const largestSpec = 2 ** 22;

/**
 * A link that reopens the lab in exactly this state: `BASE#spec=1.` and base64url of the deflated canonical JSON. The page may add
 * `&name=value` for how it shows the run; whoever reads the spec leaves that aside.
 */
export function labLink(spec: Spec, base: string): string {
  const packed = deflateSync(strToU8(canonicalJson(spec)), { level: 9 });
  return `${base}${marker}${version}${toBase64Url(packed)}`;
}

/** Whether the text looks like a lab link. */
export function isLabLink(text: string): boolean {
  return text.includes(marker) && !/[\s{]/.test(text.trim());
}

/** The spec inside a lab link. @throws InputError `LINK_INVALID`, or what `parseSpec` finds wrong with its content. */
export function specOfLink(link: string): Spec {
  const payload = link.trim().slice(link.trim().indexOf(marker) + marker.length);
  if (!isLabLink(link) || !payload.startsWith(version)) throw invalid(`'${payload.slice(0, 20)}'`);
  return parseSpec(unpack(payload.slice(version.length).replace(/&.*$/, '')), 'link');
}

function unpack(payload: string): unknown {
  try {
    return JSON.parse(strFromU8(inflate(fromBase64(payload), 'link', largestSpec)));
  } catch (error) {
    throw invalid((error as Error).message.split('\n')[0]!);
  }
}

function invalid(received: string): InputError {
  return new InputError({
    code: 'LINK_INVALID',
    path: 'link',
    expected: `${marker}${version} followed by an intact spec`,
    received,
    cause: 'The link was cut when it was copied, or made by a newer version',
    next: 'Copy it again in full',
  });
}
