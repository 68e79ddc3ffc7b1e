import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readZip } from '../../src/data/zip.js';
import { refusal } from './refusal.js';

const archive = (files: Record<string, Uint8Array>, level: 0 | 6 = 6) => zipSync(files, { level, mtime: '1990-01-01' });
const text = new Uint8Array(1000).map((_, i) => i % 7);

test.each([0, 6] as const)('files come back (level %i)', (level) => {
  const [first, second] = readZip(archive({ 'a.npy': text, 'b/c.npy': text.subarray(3) }, level), 'x');
  expect([first!.name, second!.name]).toEqual(['a.npy', 'b/c.npy']);
  expect(first!.content()).toEqual(text);
  expect(second!.content()).toEqual(text.subarray(3));
});

/** The archive with one field of its only directory entry changed. */
function forged(offset: number, value: number, level: 0 | 6 = 6): Uint8Array {
  const bytes = archive({ 'a.npy': text }, level);
  const view = new DataView(bytes.buffer);
  view.setUint32(view.getUint32(bytes.length - 6, true) + offset, value, true);
  return bytes;
}

const honest = archive({ 'a.npy': text });
const open = (bytes: Uint8Array) => readZip(bytes, 'x.npz').map(({ content }) => content());

test.each([
  ['a cut archive', honest.subarray(0, -30), 'ARCHIVE_INVALID'],
  ['no archive', text, 'ARCHIVE_INVALID'],
  ['an altered checksum', forged(16, 1), 'ARCHIVE_INVALID'],
  ['less announced than there is', forged(24, 10), 'ARCHIVE_TOO_LARGE'],
  ['a little more announced than there is', forged(24, 1001), 'ARCHIVE_INVALID'],
  ['far more announced than can be', forged(24, 2 ** 29), 'ARCHIVE_TOO_LARGE'],
  ['packed data beyond the end', forged(20, 2 ** 20), 'ARCHIVE_INVALID'],
  ['a header beyond the end', forged(42, 2 ** 30), 'ARCHIVE_INVALID'],
  ['a bomb', archive({ a: new Uint8Array(2 ** 26), b: text }), 'ok'],
])('%s', (_, bytes, code) => {
  if (code === 'ok') expect(open(bytes)).toHaveLength(2);
  else expect(refusal(() => open(bytes)).code).toBe(code);
});

test('an archive that announces more than half a gibibyte in all is refused before unpacking', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.npy`, new Uint8Array(2 ** 16)]));
  const bytes = archive(many, 0);
  const view = new DataView(bytes.buffer);
  let at = view.getUint32(bytes.length - 6, true);
  for (let i = 0; i < 20; i++) {
    view.setUint32(at + 24, 60_000_000, true);
    at += 46 + view.getUint16(at + 28, true);
  }
  expect(refusal(() => readZip(bytes, 'x')).code).toBe('ARCHIVE_TOO_LARGE');
});

test.each(['../up.npy', 'a/../../up.npy', '/etc/x.npy', 'C:/x.npy', '..\\up.npy', 'a\0b.npy'])(
  'path %j is refused',
  (name) => {
    expect(refusal(() => readZip(archive({ [name]: text }), 'x')).code).toBe('ARCHIVE_PATH');
  },
);
