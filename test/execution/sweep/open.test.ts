import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSweep } from '../../../src/execution/sweep/open.js';
import { performSweep } from '../../../src/experiments/sweep/sweep.js';
import { planned, site } from '../../experiments/sweep/site.js';
import { freshFolder } from './folder-of.js';

const raw = { theory: 'linear-exact', sweep: { width: [1, 2, 3, 4], seed: [0, 1] }, observe: ['kernelRatio'] };
const root = process.getuid?.() === 0;

async function perform(folder: string, shard?: { index: number; of: number }) {
  const plan = await planned(raw);
  const { journal, before, close } = await openSweep(folder, plan.spec, plan, shard);
  const { executor, now } = site();
  const { done } = await performSweep(plan, { executor, journal, now }, shard);
  close();
  return { before, done };
}

test('finished cells are never computed again, whichever shard they are in', async () => {
  const folder = join(freshFolder(), 'sweep');
  expect(await perform(folder, { index: 2, of: 3 })).toEqual({ before: 0, done: 3 });
  expect(await perform(folder)).toEqual({ before: 3, done: 5 });
  expect(await perform(folder, { index: 1, of: 3 })).toEqual({ before: 8, done: 0 });
});

test('torn, foreign and lost lines are computed again', async () => {
  const folder = join(freshFolder(), 'sweep');
  await perform(folder);
  const path = join(folder, 'shards', 'local.ndjson');
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const foreign = lines[1]!.replace(/"key":"..../, '"key":"0000');
  const lost = lines[2]!.replace(/}$/, ',"failed":{"code":"WORKER_LOST","message":"","replay":""}}');
  writeFileSync(path, `${[lines[0], foreign, lost, ...lines.slice(4)].join('\n')}\n`);
  appendFileSync(path, lines[3]!.slice(0, 40));
  expect(await perform(folder)).toEqual({ before: 5, done: 3 });
});

test('another spec is refused and the difference shown', async () => {
  const folder = join(freshFolder(), 'sweep');
  await perform(folder);
  const plan = await planned({ ...raw, sweep: { width: [1, 2, 3, 5], seed: [0, 1] } });
  const opened = openSweep(folder, plan.spec, plan);
  await expect(opened).rejects.toMatchObject({
    code: 'SWEEP_CHANGED',
    message: expect.stringContaining('sweep.width: [1,2,3,4] -> [1,2,3,5]'),
  });
});

test('a second process at the same sweep is refused, another shard is not', async () => {
  const folder = join(freshFolder(), 'sweep');
  const plan = await planned(raw);
  const first = await openSweep(folder, plan.spec, plan);
  await expect(openSweep(folder, plan.spec, plan)).rejects.toMatchObject({ code: 'SWEEP_LOCKED' });
  (await openSweep(folder, plan.spec, plan, { index: 1, of: 2 })).close();
  first.close();
  (await openSweep(folder, plan.spec, plan)).close();
});

test('a folder with something else is left alone', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'thesis.tex'), '');
  const plan = await planned(raw);
  await expect(openSweep(folder, plan.spec, plan)).rejects.toMatchObject({ code: 'OUT_EXISTS' });
});

test.skipIf(!root)('a read-only folder is refused before anything is computed', async () => {
  const folder = join(freshFolder(), 'mounted');
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=64k', 'tmpfs', folder]);
  try {
    const plan = await planned(raw);
    for (const place of [folder, join(folder, 'sweep')])
      await expect(openSweep(place, plan.spec, plan)).rejects.toMatchObject({
        code: 'FILE_UNWRITABLE',
        message: expect.stringContaining('read-only'),
      });
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
});
