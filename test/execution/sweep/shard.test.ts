import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from '../../../src/execution/sweep/lines.js';
import { openShard } from '../../../src/execution/sweep/shard.js';
import { freshFolder } from './folder-of.js';

test('lines are added; a torn last one is cut off first', () => {
  const path = join(freshFolder(), 'shards', 'local.ndjson');
  const first = openShard(path);
  first.append('{"a":1}\n');
  first.close();
  writeFileSync(path, `{"a":1}\n${'x'.repeat(200_000)}`);
  const second = openShard(path);
  second.append('{"b":"ü"}\n{"c":3}\n');
  second.close();
  expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n{"b":"ü"}\n{"c":3}\n');
  const lines = [...linesOf(path)];
  expect(lines.map(({ text }) => text)).toEqual(['{"a":1}', '{"b":"ü"}', '{"c":3}']);
  const bytes = readFileSync(path);
  for (const { text, offset, length } of lines) expect(bytes.toString('utf8', offset, offset + length)).toBe(text);
});

test('lines longer than a block are read whole', () => {
  const path = join(freshFolder(), 'long.ndjson');
  const texts = [1, 3_000_000, 5, 1_048_575, 0].map((length, k) => String(k).repeat(length));
  writeFileSync(path, `${texts.join('\n')}\ntorn`);
  expect([...linesOf(path)].map(({ text }) => text)).toEqual(texts);
});

/** Mounts need root; without it a full disk cannot be made. */
const root = process.getuid?.() === 0;

test.skipIf(!root)('a full disk: a clear error, and none of the lines that did not fit', () => {
  const folder = join(freshFolder(), 'small');
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  try {
    const path = join(folder, 'local.ndjson');
    const shard = openShard(path);
    const line = `${'y'.repeat(9999)}\n`;
    let written = 0;
    expect(() => {
      for (; written < 100; written++) shard.append(line);
    }).toThrow(/disk is full.*same command/s);
    expect(written).toBeGreaterThan(2);
    expect(readFileSync(path, 'utf8')).toBe(line.repeat(written));
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
});
