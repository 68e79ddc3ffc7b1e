import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { freshFolder } from '../../execution/sweep/folder-of.js';
import { type Slurm, startSlurm } from '../../support/slurm.js';
import { available, testWith } from '../../support/tools.js';
import { sameAsHere, submitted, there } from './cluster.js';

let slurm: Slurm | undefined;

beforeAll(async () => {
  if (available('slurm')) slurm = await startSlurm();
});
afterAll(() => slurm?.stop());

testWith('slurm')('a task that is requeued in the middle goes on where it was left', async () => {
  const folder = freshFolder();
  const seeds = { from: 0, to: 149, count: 150 };
  const spec = {
    theory: 'linear-exact',
    parameters: { width: 2000 },
    sweep: { seed: seeds },
    observe: ['kernelRatio'],
    replicas: 1024,
  };
  const array = await submitted(folder, spec, slurm!);
  const shard = join(folder, there, 'shards/2-of-5.ndjson');
  while (!existsSync(shard) || readFileSync(shard).length === 0) await sleep(50);
  slurm!.ask('scontrol', 'requeue', `${array}_2`);
  expect(slurm!.ask('scontrol', 'show', 'job', `${array}_2`)).toContain('Restarts=1');
  // A requeued task waits about two minutes.
  await slurm!.settled(600);
  sameAsHere(folder);
});
