import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { npyFile } from '../../src/artifacts/npy.js';
import { withArrayFiles } from '../../src/cli/array-file.js';

let folder = '';
const at = (name: string) => join(folder, name);
const npy = (shape: number[], values: number[]) => npyFile({ shape, values: Float64Array.from(values) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arrays-'));
  await writeFile(at('w.npy'), npy([2, 2], [1, 2, 3, 4]));
  await writeFile(at('two.npz'), zipSync({ 'crossOverlap.npy': npy([2, 1], [5, 6]), 'a.npy': npy([2], [7, 8]) }));
  await writeFile(at('one.npz'), zipSync({ 'W.npy': npy([1, 2], [1, 2]) }));
});
afterAll(() => rm(folder, { recursive: true }));

test('matrices and vectors come from numpy files, by the name of the flag or one of their own', async () => {
  expect(
    await withArrayFiles({
      width: 3,
      studentOverlap: [`@${at('w.npy')}`],
      crossOverlap: [`@${at('two.npz')}`],
      readoutWeights: [`@${at('two.npz')}:a`],
      hiddenWeightMatrix: `@${at('one.npz')}`,
    }),
  ).toEqual({
    width: 3,
    studentOverlap: [
      [1, 2],
      [3, 4],
    ],
    crossOverlap: [[5], [6]],
    readoutWeights: [7, 8],
    hiddenWeightMatrix: [[1, 2]],
  });
});

test('an array that is not there is told with those that are', async () => {
  await expect(withArrayFiles({ studentOverlap: [`@${at('two.npz')}`] })).rejects.toThrow(
    /--student-overlap: expected an array 'studentOverlap'.*crossOverlap, a.*:crossOverlap/,
  );
  await expect(withArrayFiles({ studentOverlap: [`@${at('none.npz')}`] })).rejects.toThrow(/expected an existing file/);
});
