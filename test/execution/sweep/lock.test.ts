import { spawn } from 'node:child_process';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { owners, takeLock } from '../../../src/execution/sweep/lock.js';
import { processStart } from '../../../src/execution/sweep/process-start.js';
import { freshFolder } from './folder-of.js';

const host = hostname().replace(/[^\w.-]/g, '_');
const lockOf = (folder: string, owner: (string | number)[]) => {
  const path = join(folder, `${['local', ...owner].join('~')}.lock`);
  writeFileSync(path, '');
  return path;
};

test('one process a shard; other shards are free', async () => {
  const folder = freshFolder();
  const child = spawn('sleep', ['60']);
  lockOf(folder, [host, child.pid!, processStart(child.pid!)!, '', 0]);
  await expect(takeLock(folder, 'local')).rejects.toMatchObject({
    code: 'SWEEP_LOCKED',
    message: expect.stringContaining(`process ${child.pid} on ${host}`),
  });
  (await takeLock(folder, '1-of-2')).release();
  child.kill('SIGKILL');
  await new Promise((resume) => child.on('exit', resume));
  // The owner has died: its lock is replaced.
  const lock = await takeLock(folder, 'local');
  expect(owners(folder)).toMatchObject([{ shard: 'local', owner: { pid: process.pid, host } }]);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the refusal says since when; a folder that cannot be made is no rival', async () => {
  const folder = freshFolder();
  const lock = await takeLock(folder, 'local');
  await expect(takeLock(folder, 'local')).rejects.toThrow(/begun \d{4}-\d\d-\d\dT/);
  lock.release();
  writeFileSync(join(folder, 'file'), '');
  await expect(takeLock(join(folder, 'file'), 'local')).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
});

test('a later process with the number of a dead one is not taken for it', async () => {
  const folder = freshFolder();
  lockOf(folder, [host, process.pid, 'long-ago', '', 0]);
  (await takeLock(folder, 'local')).release();
});

test('of other hosts those that have been silent are dead', async () => {
  const folder = freshFolder();
  const path = lockOf(folder, ['elsewhere', 4, 'then', '', 0]);
  await expect(takeLock(folder, 'local', 1)).rejects.toThrow('process 4 on elsewhere');
  const before = new Date(Date.now() - 150_000);
  utimesSync(path, before, before);
  (await takeLock(folder, 'local', 1)).release();
});

test('a requeued task follows itself', async () => {
  const folder = freshFolder();
  lockOf(folder, ['elsewhere', 4, 'then', '12_3', 0]);
  Object.assign(process.env, { SLURM_ARRAY_JOB_ID: '12', SLURM_ARRAY_TASK_ID: '3', SLURM_RESTART_COUNT: '1' });
  try {
    (await takeLock(folder, 'local', 1)).release();
  } finally {
    for (const name of ['ARRAY_JOB_ID', 'ARRAY_TASK_ID', 'RESTART_COUNT']) delete process.env[`SLURM_${name}`];
  }
});
