import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Slurm } from '../../support/slurm.js';
import { sweep, sweepCommand } from './command.js';

/** The folder on the cluster: blanks must get through the scripts. */
export const there = 'over there';

/** Writes a sweep, computes it here, submits it to the cluster; returns the number of the array. */
export async function submitted(folder: string, spec: Record<string, unknown>, { env }: Slurm): Promise<string> {
  writeFileSync(join(folder, 'grid.json'), JSON.stringify(spec));
  expect((await sweep(folder, 'grid.json', '--out', 'here')).code).toBe(0);
  expect((await sweep(folder, 'pack', 'here')).code).toBe(0);
  const flags = ['grid.json', '--out', there, '--slurm', '--partition', 'main', '--time', '10', '--array-tasks', '5'];
  const { code, out } = await sweepCommand(folder, flags, env).ended;
  expect([code, out]).toEqual([0, expect.stringMatching(/^Submitted array \d+, and \d+ to pack/)]);
  return /\d+/.exec(out)![0];
}

/** The cluster's files are those computed here. */
export function sameAsHere(folder: string): void {
  for (const name of ['cells.parquet', 'cells.csv', 'cells.npz', 'failures.ndjson'])
    expect(readFileSync(join(folder, there, name)).equals(readFileSync(join(folder, 'here', name)))).toBe(true);
}
