import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readIdx } from '../../src/data/idx.js';
import { readTable } from '../../src/data/read-table.js';
import { select } from '../../src/data/select.js';
import { joinTables } from '../../src/data/table.js';
import { idxBytes } from './build.js';
import { refusal } from './refusal.js';

const images = idxBytes([2, 2, 3], [0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255]);
const labels = idxBytes([2], [7, 9]);

test('images and labels, plain and gzipped, join to one table', () => {
  const table = joinTables(readTable(gzipSync(images), 'images.gz'), readTable(labels, 'labels'));
  const data = select(table);
  expect(data.labelName).toBe('label');
  expect(data.labels).toEqual(Float64Array.of(7, 9));
  expect(data.names).toHaveLength(6);
  expect([...data.inputs.subarray(6)]).toEqual([250, 251, 252, 253, 254, 255]);
  expect(table.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  [8, [200], 200],
  [9, [200], -56],
  [11, [0xff, 0xfe], -2],
  [12, [0, 0, 1, 0], 256],
  [13, [0x3f, 0x80, 0, 0], 1],
  [14, [0x3f, 0xf0, 0, 0, 0, 0, 0, 0], 1],
])('type %i', (type, bytes, value) => {
  expect(readIdx(Uint8Array.from([0, 0, type, 1, 0, 0, 0, 1, ...bytes]), 'x').values).toEqual(Float64Array.of(value));
});

test.each([
  ['cut', images.subarray(0, -1)],
  ['too long', Uint8Array.from([...images, 0])],
  ['four thousand million rows', Uint8Array.from([0, 0, 8, 1, 255, 255, 255, 255, 1])],
  ['many large dims', Uint8Array.from([0, 0, 8, 255, ...new Array(1020).fill(255)])],
  ['unknown type', Uint8Array.from([0, 0, 7, 1, 0, 0, 0, 1, 5])],
  ['header alone', Uint8Array.from([0, 0, 8])],
])('%s: refused', (_, bytes) => {
  expect(refusal(() => readIdx(bytes, 'x')).code).toBe('IDX_INVALID');
});

test('different numbers of rows do not join', () => {
  const three = readTable(idxBytes([3], [1, 2, 3]), 'three');
  expect(refusal(() => joinTables(readTable(images, 'images'), three)).code).toBe('DATA_ROWS_DIFFER');
});
