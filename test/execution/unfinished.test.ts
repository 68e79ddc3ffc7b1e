import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Spec } from '../../src/artifacts/spec.js';
import { exists } from '../../src/execution/files.js';
import { folderStore, unfinishedFolder, unfinishedSpec } from '../../src/execution/unfinished.js';

const spec: Spec = { format: 1, theory: 'toy', parameters: { rate: 'Infinity' }, seed: 5, quality: 'publication' };
let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'curvecast-unfinished-'));
  folder = unfinishedFolder(join(root, 'run/'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('it lies beside the target, is made when there is something to keep, and is removed', async () => {
  expect(folder).toBe(join(root, 'run.unfinished'));
  const store = folderStore(folder, spec);
  expect([await store.state('a'), await unfinishedSpec(folder)]).toEqual([undefined, undefined]);
  expect(await exists(folder)).toBe(false);
  await store.keepState('a', { step: 1 });
  expect(await unfinishedSpec(folder)).toEqual(spec);
  await store.remove();
  expect(readdirSync(root)).toEqual([]);
});

test('the latest state is found by another process, and gives way to the outcome', async () => {
  const store = folderStore(folder, spec);
  await store.keepState('a', { values: Float64Array.of(Number.NaN, -0) });
  await store.keepState('a', { values: Float64Array.of(1, -0) });
  await store.keepState('b', null);
  const later = folderStore(folder, spec);
  expect(await later.state('a')).toEqual({ value: { values: Float64Array.of(1, -0) } });
  expect(await later.state('b')).toEqual({ value: null });
  await later.keepOutcome('a', { sizes: {} });
  expect([await later.state('a'), await later.outcome('a')]).toEqual([undefined, { value: { sizes: {} } }]);
  expect(readdirSync(folder).sort()).toEqual(['a.outcome', 'b.state', 'spec.json']);
});

test('a damaged file counts as absent', async () => {
  const store = folderStore(folder, spec);
  await store.keepOutcome('a', { values: Float64Array.of(1, 2, 3) });
  const path = join(folder, 'a.outcome');
  truncateSync(path, readFileSync(path).length - 8);
  expect(await store.outcome('a')).toBeUndefined();
});
