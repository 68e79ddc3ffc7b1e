import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { randomStream, uniform } from '../../../src/numerics/random/index.js';
import { sweep, sweepCommand } from './command.js';

const packed = ['cells.parquet', 'cells.csv', 'cells.npz', 'failures.ndjson'];

/** A sweep of so many cells of some milliseconds each, half of the momenta without a theory. */
function specOf(cells: number): string {
  return JSON.stringify({
    theory: 'linear-exact',
    parameters: { width: 500 },
    sweep: {
      readoutInitialScale: { from: 0.01, to: 1, count: cells / 20 },
      momentum: [0, 0.5],
      seed: { from: 0, to: 9, count: 10 },
    },
    observe: ['kernelRatio', 'regime', 'loss'],
    times: [1, 10, 100],
    replicas: 64,
  });
}

/** Which processes share the sweep out in one round: one with two workers, or two shards of one each. */
const rounds = [
  [['--jobs', '2']],
  [
    ['--jobs', '1', '--shard', '1/2'],
    ['--jobs', '1', '--shard', '2/2'],
  ],
];

/**
 * Kills a sweep and its writers with SIGKILL so many times at random moments, each time starting them anew; a sweep that gets done in
 * spite of it is begun again. What is packed must be what an undisturbed one packs.
 */
export async function survivesKills(folder: string, { kills, cells }: { kills: number; cells: number }): Promise<void> {
  writeFileSync(join(folder, 'kill.json'), specOf(cells));
  expect((await sweep(folder, 'kill.json', '--out', 'calm')).code).toBe(1);
  const calm = await bytesOf(folder, 'calm');
  const stream = randomStream(2026, 'kills');
  const startup = await startupTime(folder);
  for (let killed = 0, round = 0; killed < kills; round++) {
    const writers = rounds[round % 2]!.map((args) => sweepCommand(folder, ['kill.json', '--out', 'stormy', ...args]));
    await sleep(startup * (0.3 + 1.4 * uniform(stream)));
    for (const { child } of writers) if (child.exitCode === null && child.kill('SIGKILL')) killed++;
    const ends = await Promise.all(writers.map(({ ended }) => ended));
    // A writer that was not killed has finished its part; anything else is a failure of its own.
    for (const { code, signal, err } of ends)
      expect([signal ?? code, err]).toEqual([expect.toBeOneOf(['SIGKILL', 1]), expect.anything()]);
    if (ends.every(({ signal }) => signal === null)) {
      expect(await bytesOf(folder, 'stormy')).toEqual(calm);
      rmSync(join(folder, 'stormy'), { recursive: true });
    }
  }
  expect((await sweep(folder, 'kill.json', '--out', 'stormy')).code).toBe(1);
  expect(await bytesOf(folder, 'stormy')).toEqual(calm);
}

/** Milliseconds until a sweep begins to write. */
async function startupTime(folder: string): Promise<number> {
  const begun = performance.now();
  await sweep(folder, JSON.stringify({ theory: 'linear-exact', observe: ['regime'] }));
  return performance.now() - begun;
}

async function bytesOf(folder: string, name: string): Promise<string[]> {
  expect((await sweep(folder, 'pack', name)).code).toBe(0);
  return packed.map((file) => readFileSync(join(folder, name, file)).toString('base64'));
}
