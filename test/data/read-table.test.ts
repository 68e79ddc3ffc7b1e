import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readTable } from '../../src/data/read-table.js';
import { select } from '../../src/data/select.js';
import { idxBytes, npyBytes, npyHeader } from './build.js';
import { onlyInputErrors } from './refusal.js';

const csv = strToU8('a,b,"c"\n1,2,3\n4,5,6\n');
const npy = npyBytes(npyHeader('<f8', '3, 2'), new Uint8Array(48));
const valid: Record<string, Uint8Array> = {
  csv,
  npy,
  idx: idxBytes([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]),
  npz: zipSync({ 'x.npy': npy, 'y.npy': npyBytes(npyHeader('|u1', '3,'), new Uint8Array(3)) }),
  numpy: readFileSync('test/data/fixtures/data.npz'),
  'csv.gz': gzipSync(csv),
  'idx.gz': gzipSync(idxBytes([4], [1, 2, 3, 4])),
};

test.each(Object.entries(valid))('%s is known by its content', (name, bytes) => {
  expect(readTable(bytes, name).rows).toBeGreaterThan(1);
});

const attempt = (bytes: Uint8Array) => onlyInputErrors(() => select(readTable(bytes, 'fuzz')));

test.each(Object.entries(valid))('%s with bytes changed, cut or doubled: read or refused, nothing else', (_, bytes) => {
  const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) });
  const cut = fc.record({ from: fc.nat(bytes.length), length: fc.nat(bytes.length), twice: fc.boolean() });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), fc.option(cut, { freq: 3 }), (changes, part) => {
      const altered = Uint8Array.from(bytes);
      for (const { at, to } of changes) altered[at] = to;
      const { from = 0, length = 0, twice = false } = part ?? {};
      const middle = twice ? altered.subarray(from, from + length) : new Uint8Array(0);
      attempt(Uint8Array.from([...altered.subarray(0, from + length), ...middle, ...altered.subarray(from + length)]));
      attempt(altered.subarray(from, from + length));
    }),
    { numRuns: 400 },
  );
});

const starts = [[], [0x1f, 0x8b, 8], [0x50, 0x4b, 3, 4], [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0], [0, 0, 8, 2]];

test('random bytes behind any beginning: read or refused, nothing else', () => {
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) =>
      attempt(Uint8Array.from([...start, ...rest])),
    ),
    { numRuns: 1000 },
  );
});

test('random headers of numpy files: read or refused, nothing else', () => {
  const descr = fc.constantFrom('<f8', '|b1', '<U3', '<U0', '|O', '>i8', '|S4', '<c16', '=f4');
  const shape = fc
    .array(fc.oneof(fc.nat(4), fc.nat(), fc.constant(2 ** 53)), { maxLength: 4 })
    .map((s) => s.join(', '));
  fc.assert(
    fc.property(descr, shape, fc.boolean(), fc.uint8Array({ maxLength: 64 }), (type, sizes, fortran, body) =>
      attempt(npyBytes(npyHeader(type, `${sizes},`, fortran), body)),
    ),
    { numRuns: 500 },
  );
});
