import { gzipSync as nodeGzip } from 'node:zlib';
import * as fc from 'fast-check';
import { deflateSync, gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { gunzip, inflate } from '../../src/data/inflate.js';
import { refusal } from './refusal.js';

const blocks = fc.array(fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 300 })), {
  maxLength: 12,
});
const data = blocks.map((parts) =>
  Uint8Array.from(parts.flatMap(([b, n]) => Array.from({ length: n }, () => [...b]).flat())),
);

test('what was packed comes back, across chunk borders', () => {
  fc.assert(
    fc.property(data, (bytes) => {
      expect(Buffer.compare(inflate(deflateSync(bytes), 'x', bytes.length), bytes)).toBe(0);
      expect(Buffer.compare(gunzip(nodeGzip(bytes), 'x'), bytes)).toBe(0);
    }),
    { numRuns: 30 },
  );
  const noise = Uint8Array.from({ length: 300_000 }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 24);
  expect(Buffer.compare(gunzip(gzipSync(noise, { level: 9 }), 'x'), noise)).toBe(0);
});

test('members one after the other make one file', () => {
  const two = Uint8Array.from([...nodeGzip(Buffer.from('one,')), ...nodeGzip(Buffer.from('two'))]);
  expect(Buffer.from(gunzip(two, 'x')).toString()).toBe('one,two');
});

const zeros = nodeGzip(new Uint8Array(50_000_000));
const packed = nodeGzip(Buffer.from('some text worth keeping'.repeat(20)));
const altered = Uint8Array.from(packed, (byte, i) => (i === packed.length - 6 ? byte ^ 1 : byte));

test.each([
  ['a bomb', () => gunzip(zeros, 'x', 1000), 'ARCHIVE_TOO_LARGE'],
  ['a cut file', () => gunzip(packed.subarray(0, -10), 'x'), 'ARCHIVE_INVALID'],
  ['a header alone', () => gunzip(packed.subarray(0, 11), 'x'), 'ARCHIVE_INVALID'],
  ['an altered checksum', () => gunzip(altered, 'x'), 'ARCHIVE_INVALID'],
  [
    'a cut second member',
    () => gunzip(Uint8Array.from([...packed, ...packed.subarray(0, -12)]), 'x'),
    'ARCHIVE_INVALID',
  ],
  ['what is not deflate', () => inflate(new Uint8Array(9).fill(0xff), 'x', 10), 'ARCHIVE_INVALID'],
])('%s is refused', (_, call, code) => {
  expect(refusal(call).code).toBe(code);
});
