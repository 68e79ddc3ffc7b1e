import { strFromU8 } from 'fflate';
import { InputError } from '../contract/index.js';
import { crc32 } from './crc32.js';
import { inflate } from './inflate.js';
import { maxUnpackedBytes } from './limits.js';

/** A file inside a zip archive: unpacked only when asked for. */
export interface ZipEntry {
  name: string;
  /** @throws InputError when the data are damaged or longer than announced. */
  content(): Uint8Array;
}

interface Header {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}

// Deflate grows data at most 1032 times: a larger announced size is a lie that would only cost memory.
const largestRatio = 1032;

/**
 * The files of a zip archive (PKWARE APPNOTE 6.3, without encryption and zip64), read from its central directory.
 * Announced sizes are checked before anything is allocated, checksums after unpacking.
 * @throws InputError `ARCHIVE_INVALID`, `ARCHIVE_TOO_LARGE` or `ARCHIVE_PATH`.
 */
export function readZip(bytes: Uint8Array, source: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const headers = directory(view, bytes, source);
  let total = 0;
  for (const { name, packed, unpacked } of headers) {
    total += unpacked;
    if (!isSafe(name)) throw unsafePath(source, name);
    if (total > maxUnpackedBytes || unpacked > largestRatio * packed + 64)
      throw tooLarge(`${source}: ${name}`, unpacked, packed);
  }
  return headers.map((header) => ({ name: header.name, content: () => unpack(view, bytes, header, source) }));
}

/** Whether the bytes begin like a zip archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function directory(view: DataView, bytes: Uint8Array, source: string): Header[] {
  const end = endRecord(view, source);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const headers: Header[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw damaged(source, 'a broken list of files');
    const length = view.getUint16(at + 28, true);
    headers.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + length)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return headers;
}

function endRecord(view: DataView, source: string): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  throw damaged(source, 'a file without the list at its end');
}

function unpack(view: DataView, bytes: Uint8Array, header: Header, source: string): Uint8Array {
  const { name, flags, method, crc, packed, unpacked, offset } = header;
  const path = `${source}: ${name}`;
  if (flags & 1) throw damaged(path, 'an encrypted file');
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw damaged(path, 'a broken header');
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > bytes.length) throw damaged(path, 'a file that stops early');
  const data = bytes.subarray(from, from + packed);
  if (method !== 0 && method !== 8) throw damaged(path, `compression method ${method}`);
  const content = method === 0 ? data : inflate(data, path, unpacked);
  if (content.length !== unpacked || crc32(content) !== crc) throw damaged(path, 'data whose checksum does not match');
  return content;
}

function isSafe(name: string): boolean {
  const rooted = /^([/\\]|[A-Za-z]:)/.test(name);
  return name !== '' && !rooted && !name.includes('\0') && !name.split(/[/\\]/).includes('..');
}

function damaged(path: string, received: string): InputError {
  return new InputError({
    code: 'ARCHIVE_INVALID',
    path,
    expected: 'an intact zip archive (stored or deflated, below 4 GiB)',
    received,
    cause: 'The file was cut short or altered on its way',
    next: 'Fetch or write it again',
  });
}

function tooLarge(path: string, unpacked: number, packed: number): InputError {
  return new InputError({
    code: 'ARCHIVE_TOO_LARGE',
    path,
    expected: `at most ${maxUnpackedBytes} bytes in all, and at most ${largestRatio} from each compressed byte`,
    received: `${unpacked} bytes announced for ${packed} compressed ones`,
    cause: 'The archive was made to exhaust memory, or holds more than fits',
    next: 'Save only the arrays that are needed',
  });
}

function unsafePath(source: string, name: string): InputError {
  return new InputError({
    code: 'ARCHIVE_PATH',
    path: source,
    expected: 'plain relative names inside the archive',
    received: JSON.stringify(name.slice(0, 60)),
    cause: 'The archive was made to write outside its folder',
    next: 'Use it only if you trust its maker, and then save the arrays anew',
  });
}
