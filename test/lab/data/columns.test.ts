import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { npyFile } from '../../../src/artifacts/npy.js';
import { guess } from '../../../src/lab/data/guess.js';
import { dataColumns } from '../../../src/lab/worker/questions/data-columns.js';
import { dataParameters } from '../../../src/lab/worker/questions/data-parameters.js';
import { registry } from '../../../src/theories/index.js';

const npz = zipSync({
  't.npy': npyFile({ shape: [3], values: Float64Array.of(1, 2, 4) }),
  'x.npy': npyFile({ shape: [3, 2], values: Float64Array.of(1, 2, 2, 4, 3, 6) }),
  'who.npy': npyFile({ shape: [3], values: ['a', 'b', 'c'] }),
});

test('an npz file: its arrays by name, numbers of those asked for, why others cannot be used', async () => {
  const found = await dataColumns({ file: { name: 'runs.npz', bytes: npz }, wanted: ['t', 'x[1]', 'who'] });
  expect(found.columns.map(({ name, group }) => [name, group])).toEqual([
    ['t', 't'],
    ['x[0]', 'x'],
    ['x[1]', 'x'],
    ['who', undefined],
  ]);
  expect(found.columns[3]?.problem).toContain('expected an array of numbers');
  expect(found.numbers).toEqual({ t: Float64Array.of(1, 2, 4), 'x[1]': Float64Array.of(2, 4, 6) });
});

test('a theory trains on an array by its name', async () => {
  const wish = { inputs: ['x'], label: 't', treatment: { centre: false, scale: 'none' as const } };
  const file = { name: 'runs.npz', bytes: npz };
  const { parameters, record } = await dataParameters({ theory: 'linear-exact', file, ...wish }, { registry } as never);
  expect(Object.keys(parameters)).toEqual(['inputs', 'labels', 'direction']);
  expect(record.inputs).toEqual(['x[0]', 'x[1]']);
  await expect(dataParameters({ theory: 'sgd-ode', file, ...wish }, { registry } as never)).rejects.toThrow(
    'a theory that trains on data',
  );
});

test('guesses: time by its name, columns by the names of series, a lone column as the first series', () => {
  expect(guess.axis(['loss', 'Step'])).toBe('Step');
  expect(guess.curves(['Step', 'test_mse', 'other'], ['trainMse', 'testMse'], 'Step')).toEqual({ test_mse: 'testMse' });
  expect(guess.curves(['t', 'error'], ['risk', 'slope'], 't')).toEqual({ error: 'risk' });
  expect(guess.curves(['t', 'a', 'b'], ['risk'], 't')).toEqual({});
});
