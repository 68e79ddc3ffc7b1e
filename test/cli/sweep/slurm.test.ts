import { afterAll, beforeAll, expect } from 'vitest';
import { freshFolder } from '../../execution/sweep/folder-of.js';
import { type Slurm, startSlurm } from '../../support/slurm.js';
import { available, testWith } from '../../support/tools.js';
import { sameAsHere, submitted, there } from './cluster.js';
import { sweep } from './command.js';

let slurm: Slurm | undefined;

beforeAll(async () => {
  if (available('slurm')) slurm = await startSlurm();
});
afterAll(() => slurm?.stop());

testWith('slurm')('an array of tasks and the packing behind it give the bytes of this machine', async () => {
  const folder = freshFolder();
  const widths = { from: 1, to: 1000, count: 20 };
  const spec = {
    theory: 'linear-exact',
    sweep: { width: widths, seed: [0, 1, 2] },
    observe: ['kernelRatio', 'regime'],
  };
  await submitted(folder, spec, slurm!);
  await slurm!.settled(100);
  sameAsHere(folder);
  expect((await sweep(folder, 'status', there)).out).toMatch(/100 %.*\n.*\n.*\n1-of-5 /);
});
