import { expect, test } from 'vitest';
import type { UserData } from '../../src/contract/index.js';
import { trainOn } from '../../src/experiments/train-on.js';
import { theory } from '../../src/index.js';

const rows = 20;
const data: UserData = {
  source: 'table',
  inputs: Float64Array.from({ length: 2 * rows }, (_, k) => Math.sin(k)),
  labels: Float64Array.from({ length: rows }, (_, k) => k % 3),
  rows,
  names: ['a', 'b'],
  labelName: 'y',
};
const provenance = { source: 'table', sha256: '', inputs: data.names, label: 'y', preprocessing: ['As it is.'] };
const linearization = await theory('linearization');

/** Rows asked for; rows trained on and tested; what the record must say. */
const cases: [number | undefined, number, number, RegExp][] = [
  [undefined, 9, 3, /As it is\. Of 20 rows the first 9 are trained on, the next 3 tested; --rows takes more\./],
  [16, 12, 4, /The first 16 of 20 rows were kept\. Of 16 rows the first 12 are trained on, the next 4 tested\./],
  [50, 15, 5, /As it is\. Of 20 rows the first 15/],
  [2, 2, 0, /Of 2 rows the first 2 are trained on\./],
];

test.each(cases)('--rows %s trains on %i rows and tests on %i', (asked, train, test, said) => {
  const { parameters, record } = trainOn(linearization, { data, provenance }, asked);
  const { inputs, testInputs, labels } = parameters as Record<string, unknown[]>;
  expect([inputs!.length, testInputs!.length, labels!.length]).toEqual([train, test, train]);
  expect(record.preprocessing.join(' ')).toMatch(said);
  expect(record.rows).toBe(asked && Math.min(asked, rows));
});

test('labels are centred and at most 1, inputs have the mean squared norm of their dimension', () => {
  const { inputs, labels } = trainOn(linearization, { data, provenance }, rows).parameters as Record<string, number[]>;
  expect(Math.max(...labels!.map(Math.abs))).toBeCloseTo(1, 12);
  expect(labels!.reduce((sum, y) => sum + y, 0)).toBeCloseTo(0, 12);
  expect((inputs as unknown as number[][]).flat().every(Number.isFinite)).toBe(true);
});

test('every theory that trains on data takes the first rows', async () => {
  const line = { ...data, inputs: data.inputs.subarray(0, rows), names: ['a'] };
  const { parameters, record } = trainOn(await theory('linear-exact'), { data: line, provenance }, 5);
  expect(parameters.inputs).toEqual([...line.inputs.subarray(0, 5)]);
  expect(record.preprocessing).toContain('The first 5 of 20 rows were kept.');
});

test('a theory without data refuses', async () => {
  const sgd = await theory('sgd-ode');
  expect(() => trainOn(sgd, { data, provenance })).toThrow(/DATA_UNSUPPORTED|trains on data/);
});
