import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InputError } from '../../src/contract/index.js';
import { readNpz } from '../../src/data/npz.js';
import { readTable } from '../../src/data/read-table.js';
import { select } from '../../src/data/select.js';
import { refusal } from './refusal.js';

const fixture = (name: string) => readFileSync(`test/data/fixtures/${name}`);

test('arrays that cannot be read stand as their error, the others are read', () => {
  const arrays = readNpz(fixture('refused.npz'), 'refused.npz');
  const codes = Object.entries(arrays).map(([name, a]) => [name, a instanceof InputError ? a.code : 'read']);
  expect(Object.fromEntries(codes)).toEqual({
    objects: 'NPY_TYPE',
    complex: 'NPY_TYPE',
    half: 'NPY_TYPE',
    structured: 'NPY_TYPE',
    big: 'NPY_PRECISION',
    x: 'read',
  });
});

test('columns are chosen by the name of their array', () => {
  const table = readTable(fixture('data.npz'), 'data.npz');
  expect(select(table, { inputs: ['x'], label: 'y' })).toEqual({
    source: 'data.npz',
    inputs: Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7),
    labels: Float64Array.of(0, 1, 1, 0),
    rows: 4,
    names: ['x[0]', 'x[1]'],
    labelName: 'y',
  });
  expect(select(table, { inputs: ['x[1]'], label: 'x[0]' }).inputs).toEqual(Float64Array.of(1, 3, 5, 7));
});

test.each([
  ['names', 'DATA_NOT_A_NUMBER'],
  ['short', 'DATA_ROWS_DIFFER'],
  ['z', 'DATA_COLUMN_UNKNOWN'],
])('input %s is refused', (name, code) => {
  const table = readTable(fixture('data.npz'), 'data.npz');
  expect(refusal(() => select(table, { inputs: [name], label: 'y' })).code).toBe(code);
});

test('objects are refused when asked for', () => {
  const table = readTable(fixture('refused.npz'), 'refused.npz');
  expect(refusal(() => select(table, { inputs: ['objects'], label: 'x' })).message).toContain('never read');
});
