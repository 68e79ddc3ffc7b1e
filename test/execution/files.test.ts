import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InputError } from '../../src/contract/index.js';
import { readBytes, readText, writeWhole } from '../../src/execution/files.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'curvecast-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const refusal = async (promise: Promise<unknown>) => (await promise.catch((e: unknown) => e)) as InputError;

test('what is written is read, folders are made, nothing else is left', async () => {
  const path = join(folder, 'a/b/result.json');
  await writeWhole(path, 'first');
  await writeWhole(path, 'θ');
  expect(await readText(path)).toBe('θ');
  await writeWhole(path, Uint8Array.of(1, 2, 3));
  expect(await readBytes(path)).toEqual(Uint8Array.of(1, 2, 3));
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['result.json']);
});

test('many writers at once leave one whole file', async () => {
  const path = join(folder, 'x');
  await Promise.all(Array.from({ length: 20 }, (_, i) => writeWhole(path, String(i).repeat(10_000))));
  expect(await readText(path)).toMatch(/^(\d{1,2}?)\1*$/);
  expect(readdirSync(folder)).toEqual(['x']);
});

test('a place that cannot be written is refused, and nothing changes', async () => {
  writeFileSync(join(folder, 'file'), 'kept');
  const inFile = await refusal(writeWhole(join(folder, 'file/x.json'), 'new'));
  const overFolder = await refusal(writeWhole(folder, 'new'));
  for (const error of [inFile, overFolder]) {
    expect(error).toBeInstanceOf(InputError);
    expect(error.code).toBe('FILE_UNWRITABLE');
  }
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept');
  expect(readdirSync(folder)).toEqual(['file']);
});

test('a missing file is refused with the nearest name', async () => {
  writeFileSync(join(folder, 'iris.csv'), '');
  const error = await refusal(readBytes(join(folder, 'irs.csv')));
  expect(error.code).toBe('FILE_MISSING');
  expect(error.message).toContain(`Did you mean '${join(folder, 'iris.csv')}'?`);
});

test('a folder is refused', async () => {
  const error = await refusal(readBytes(folder));
  expect(error.code).toBe('FILE_UNREADABLE');
  expect(error.message).toContain('received a folder. Name a file inside it.');
});
