import { Gunzip, Inflate } from 'fflate';
import { InputError } from '../contract/index.js';
import { crc32 } from './crc32.js';
import { maxUnpackedBytes } from './limits.js';

// Deflate cannot grow data more than 1032 times, so one chunk unfolds to at most 17 MiB before it is counted.
const chunkBytes = 2 ** 14;

/**
 * Unfolds raw deflate data (RFC 1951) to at most `limit` bytes. Data cut short give what they held: callers check length or content.
 * @throws InputError `ARCHIVE_INVALID` or `ARCHIVE_TOO_LARGE`.
 */
export function inflate(packed: Uint8Array, source: string, limit: number): Uint8Array {
  return joined(unfold(new Inflate(), packed, source, limit));
}

/** Unfolds a gzip file (RFC 1952), the checksum of its last member verified. @throws InputError `ARCHIVE_INVALID` or `ARCHIVE_TOO_LARGE`. */
export function gunzip(packed: Uint8Array, source: string, limit = maxUnpackedBytes): Uint8Array {
  if (packed.length < 18 || !isGzip(packed)) throw damaged(source, 'no gzip header');
  const stream = new Gunzip();
  const chunks: Uint8Array[] = [];
  let earlierMembers = 0;
  stream.onmember = () => {
    earlierMembers = total(chunks);
  };
  const bytes = joined(unfold(stream, packed, source, limit, chunks));
  const last = bytes.subarray(earlierMembers);
  const trailer = new DataView(packed.buffer, packed.byteOffset + packed.length - 8);
  if (trailer.getUint32(0, true) !== crc32(last) || trailer.getUint32(4, true) !== last.length)
    throw damaged(source, 'data whose checksum does not match');
  return bytes;
}

/** Whether the bytes begin like a gzip file. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

function unfold(
  stream: Inflate | Gunzip,
  packed: Uint8Array,
  source: string,
  limit: number,
  chunks: Uint8Array[] = [],
): Uint8Array[] {
  stream.ondata = (chunk) => chunks.push(chunk);
  for (let from = 0; from < packed.length; from += chunkBytes) {
    try {
      stream.push(packed.subarray(from, from + chunkBytes), from + chunkBytes >= packed.length);
    } catch (error) {
      throw damaged(source, `compressed data that do not unfold (${(error as Error).message})`);
    }
    if (total(chunks) > limit) throw tooLarge(source, limit);
  }
  return chunks;
}

function total(chunks: Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(total(chunks));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function damaged(source: string, received: string): InputError {
  return new InputError({
    code: 'ARCHIVE_INVALID',
    path: source,
    expected: 'an intact compressed file',
    received,
    cause: 'The file was cut short or altered on its way',
    next: 'Fetch or write it again',
  });
}

function tooLarge(source: string, limit: number): InputError {
  return new InputError({
    code: 'ARCHIVE_TOO_LARGE',
    path: source,
    expected: `compressed data that unfold to at most ${limit} bytes`,
    received: 'more',
    cause: 'The file is larger than it says, or was made to exhaust memory',
    next: 'Unpack it yourself and keep the rows you need',
  });
}
