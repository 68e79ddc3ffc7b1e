import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InputError } from '../../src/contract/index.js';
import { readNpy } from '../../src/data/npy.js';
import { readNpz } from '../../src/data/npz.js';
import { npyBytes, npyHeader } from './build.js';
import { refusal } from './refusal.js';

const kinds = readNpz(readFileSync('test/data/fixtures/kinds.npz'), 'kinds.npz');
const values = [0, 1, 2, 100, 101, 102];
const bits = values.map((v) => (v > 1 ? 1 : 0));
const counted = Array.from({ length: 24 }, (_, i) => i);

const special: Record<string, { shape: number[]; values: unknown[] }> = {
  bool: { shape: [2, 3], values: bits },
  fortran3: { shape: [2, 3, 4], values: counted },
  scalar: { shape: [], values: [3.5] },
  empty: { shape: [0, 3], values: [] },
  text: { shape: [4], values: ['plain', 'Grüße', '\u{1d703}', ''] },
};

test.each(Object.keys(kinds))('numpy wrote %s', (name) => {
  const array = kinds[name]!;
  if (array instanceof InputError) throw array;
  expect({ shape: array.shape, values: [...array.values] }).toEqual(special[name] ?? { shape: [2, 3], values });
});

test('every kind is there', () => expect(Object.keys(kinds)).toHaveLength(24));

test('a header of version 2', () => {
  expect([...readNpy(readFileSync('test/data/fixtures/version2.npy'), 'v2').values]).toEqual(values);
});

const eight = new Uint8Array(8);
const refused: [string, Uint8Array, string][] = [
  ['ten gigabytes announced', npyBytes(npyHeader('<f8', '1250000000,'), eight), 'NPY_SIZE'],
  ['a size beyond all numbers', npyBytes(npyHeader('<f8', `${'9'.repeat(400)},`), eight), 'NPY_SIZE'],
  ['no bytes, endless rows', npyBytes(npyHeader('<U0', '1000000000000,')), 'NPY_SIZE'],
  ['a cut file', npyBytes(npyHeader('<f8', '2,'), eight), 'NPY_SIZE'],
  ['two arrays in one file', npyBytes(npyHeader('<f8', '1,'), new Uint8Array(16)), 'NPY_SIZE'],
  ['objects', npyBytes(npyHeader('|O', '1,'), eight), 'NPY_TYPE'],
  ['half precision', npyBytes(npyHeader('<f2', '4,'), eight), 'NPY_TYPE'],
  ['a type named like a property', npyBytes(npyHeader('constructor', '1,'), eight), 'NPY_TYPE'],
  [
    'integers that would be rounded',
    npyBytes(
      npyHeader('<i8', '1,'),
      eight.map(() => 0x7f),
    ),
    'NPY_PRECISION',
  ],
  ['a negative size', npyBytes(npyHeader('<f8', '-1,'), eight), 'NPY_INVALID'],
  ['an unknown version', npyBytes(npyHeader('<f8', '1,'), eight).map((b, i) => (i === 6 ? 9 : b)), 'NPY_INVALID'],
  ['a header that stops early', npyBytes(npyHeader('<f8', '1,')).subarray(0, 30), 'NPY_INVALID'],
  ['something else', eight, 'NPY_INVALID'],
];

test.each(refused)('%s: refused', (_, bytes, code) => {
  const error = refusal(() => readNpy(bytes, 'x.npy'));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^x\.npy.*: expected .+, received .+\./s);
});
