import { expect, test } from 'vitest';
import { parseRecord } from '../../../src/artifacts/sweep/record.js';
import type { Executor } from '../../../src/experiments/executor.js';
import { performCells } from '../../../src/experiments/sweep/perform-cells.js';
import type { Task } from '../../../src/experiments/task.js';
import { NumericalError } from '../../../src/numerics/errors.js';
import { planned, site } from './site.js';

const raw = { theory: 'linear-exact', sweep: { seed: { from: 0, to: 99, count: 100 } }, observe: ['kernelRatio'] };
const all = { addresses: Array.from({ length: 100 }, (_, k) => k), total: 100 };

/** An executor that fails whenever it is given the cell of this address. */
function stumblingOver(address: number, error: Error): ReturnType<typeof site> {
  const place = site();
  const perform = (task: Task) =>
    task.kind === 'cells' && task.cells.some((cell) => cell.address === address)
      ? Promise.reject(error)
      : place.executor.perform(task);
  return { ...place, executor: { ...place.executor, perform } as Executor };
}

test('a cell that ends its worker is recorded, to be computed again; those sent with it are not lost', async () => {
  const plan = await planned(raw);
  const lost = new NumericalError({ code: 'WORKER_LOST', what: 'the worker ended', cause: 'memory', remedy: 'less' });
  const place = stumblingOver(63, lost);
  expect(await performCells(plan, all, place)).toEqual({ done: 100, failed: 1, total: 100 });
  const failed = [...place.journal.records()].filter((record) => record.failed);
  expect(failed).toMatchObject([
    { cell: 63, failed: { code: 'WORKER_LOST', message: expect.stringContaining('ended') } },
  ]);
});

test('any other failure of the executor ends the sweep', async () => {
  const place = stumblingOver(63, new Error('no such theory here'));
  await expect(performCells(await planned(raw), all, place)).rejects.toThrow('no such theory here');
  const { journal } = place;
  expect(
    journal
      .lines()
      .trim()
      .split('\n')
      .every((line) => parseRecord(line)!.cell < 63),
  ).toBe(true);
});

test('progress counts to the end', async () => {
  const seen: number[] = [];
  const watch = ({ done }: { done: number }) => seen.push(done);
  await performCells(await planned(raw), all, { ...site(), watch });
  expect(seen.at(-1)).toBe(100);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});
