import { labLink } from '../../artifacts/lab-link.js';
import type { Spec } from '../../artifacts/spec.js';
import { shareable } from '../data/held.js';
import { type Look, readLook, writeLook } from './look.js';

/** What an address says: a link with a spec, or none, and how to show it. */
export interface Address {
  /** `#spec=…` without the look; to be read by a worker. */
  link?: string;
  look: Look;
}

/** The address of a state, from the hash on; of the reader's own data it holds the hash only. */
export function writeAddress(spec: Spec | undefined, look: Look): string {
  const shown = writeLook(look);
  return spec ? `${labLink(shareable(spec), '')}${shown}` : `#${shown.slice(1)}`;
}

/** Takes a hash apart. */
export function readAddress(hash: string): Address {
  if (!hash.startsWith('#spec=')) return { look: readLook(hash) };
  const end = hash.indexOf('&');
  return end < 0 ? { link: hash, look: {} } : { link: hash.slice(0, end), look: readLook(hash.slice(end)) };
}
