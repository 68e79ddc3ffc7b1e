import { readFileSync } from 'node:fs';
import { strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { InputError } from '../../src/contract/index.js';
import { load } from '../../src/data/load.js';
import { namedSet, setNames } from '../../src/data/named-set.js';
import { cell } from '../../src/data/table.js';

const readme = strFromU8(readFileSync('src/data/sets/README.md'));

test.each(setNames)('%s is the file its README names', async (name) => {
  const { table, attribution } = await namedSet(name);
  expect(readme).toContain(table.sha256);
  expect(attribution).toContain('CC BY 4.0');
});

test('digits: 1797 images of 64 pixels from 0 to 16, and their labels', async () => {
  const { table } = await namedSet('digits');
  const { data } = load(table, { columns: { inputs: ['pixel'], label: 'label' } });
  expect([data.rows, data.names.length]).toEqual([1797, 64]);
  expect([...data.inputs.subarray(0, 8)]).toEqual([0, 0, 5, 13, 9, 1, 0, 0]);
  expect([...data.labels.subarray(0, 10)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(data.inputs.every((p) => p >= 0 && p <= 16)).toBe(true);
});

test('iris: petal length against petal width, with the record of what was done', async () => {
  const { table } = await namedSet('iris');
  expect(table.columns.map((column) => cell(column, 0)).slice(0, 4)).toEqual([5.1, 3.5, 1.4, 0.2]);
  const centred = { centre: true, scale: 'none' } as const;
  const { data, provenance } = load(table, {
    columns: { inputs: ['petal_length'], label: 'petal_width' },
    inputs: centred,
  });
  expect(data.rows).toBe(150);
  expect(Math.abs(data.inputs.reduce((sum, x) => sum + x, 0))).toBeLessThan(1e-10);
  expect(provenance).toMatchObject({ source: 'iris', inputs: ['petal_length'], label: 'petal_width' });
  expect(provenance.preprocessing[0]).toMatch(/^The mean of the inputs \(petal_length\) was subtracted: 3\.75/);
});

test('an unknown set is refused with the nearest name', async () => {
  const error = await namedSet('digit').catch((e: unknown) => e);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).message).toContain("Did you mean 'digits'?");
});

test('inputs that are text say so', async () => {
  const { table } = await namedSet('iris');
  expect(() => load(table)).toThrow(/iris, row 2, column species: expected a finite number, received 'setosa'/);
});
