import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/execution/make-folder.js';
import { freshFolder } from './sweep/folder-of.js';

test('a folder and those above it, once or again', () => {
  const path = join(freshFolder(), 'a', 'b', 'c');
  makeFolder(path);
  makeFolder(path);
  expect(existsSync(path)).toBe(true);
});

test('a file in the way is told', () => {
  const file = join(freshFolder(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow('EEXIST');
  expect(() => makeFolder(join(file, 'below'))).toThrow(/ENOTDIR|EEXIST/);
});

test.skipIf(!existsSync('/proc/self'))('a place that takes no folders ends with an error', () => {
  expect(() => makeFolder('/proc/no-such-folder')).toThrow('ENOENT');
});
