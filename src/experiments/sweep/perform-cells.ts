import { codeOf, workerLost } from '../../artifacts/sweep/record.js';
import { inParallel } from '../ensemble.js';
import type { Executor } from '../executor.js';
import { batchSizer } from './batch.js';
import type { Cell } from './cell.js';
import { type CellsOutcome, failureOf, lineOf } from './cells-job.js';
import type { Journal } from './journal.js';
import type { SweepPlan } from './plan.js';

/** Who computes a sweep, where it is written, and who listens. */
export interface SweepSite {
  executor: Executor;
  journal: Journal;
  /** Milliseconds of any clock: batches are sized by it. */
  now(): number;
  watch?(progress: SweepProgress): void;
}

/** How far a sweep is: cells finished in this go, failed ones among them, and those to do. */
export interface SweepProgress {
  done: number;
  failed: number;
  total: number;
}

/** A listener hears of what a batch wrote. */
type Heard = (lines: string) => void;

/**
 * Computes the cells of these addresses that are not finished, in batches of about a quarter of a second.
 * @throws Cancelled, or InputError when nothing can be written; what was finished before stays finished.
 */
export async function performCells(
  plan: SweepPlan,
  { addresses, total }: { addresses: Iterable<number>; total: number },
  site: SweepSite,
  heard?: Heard,
): Promise<SweepProgress> {
  const { executor, journal, now, watch } = site;
  const progress = { done: 0, failed: 0, total };
  const sizer = batchSizer(executor.parallel);
  const waiting = addresses[Symbol.iterator]();
  const lane = async () => {
    for (;;) {
      const cells = take(plan, waiting, sizer.next(total - progress.done));
      if (cells.length === 0) return;
      const begun = now();
      const { lines, failed } = await perform(plan, executor, cells);
      sizer.took(cells.length, now() - begun);
      await journal.append(lines);
      heard?.(lines);
      progress.done += cells.length;
      progress.failed += failed;
      watch?.({ ...progress });
    }
  };
  await inParallel(
    Array.from({ length: executor.parallel }, (_, k) => k),
    executor.parallel,
    lane,
  );
  return progress;
}

function take(plan: SweepPlan, waiting: Iterator<number>, count: number): Cell[] {
  const cells: Cell[] = [];
  while (cells.length < count) {
    const { done, value } = waiting.next();
    if (done) break;
    cells.push(plan.cellAt(value));
  }
  return cells;
}

/** A batch; when its worker ends, the cells one by one, so that the one that ended it is known and the others are not lost. */
async function perform(plan: SweepPlan, executor: Executor, cells: Cell[]): Promise<CellsOutcome> {
  const { theory, work } = plan;
  try {
    return await executor.perform({ kind: 'cells', theory: theory.id, work, cells });
  } catch (error) {
    if (codeOf(error) !== workerLost) throw error;
    if (cells.length === 1) {
      const [cell] = cells as [Cell];
      return { lines: lineOf(cell, work, {}, failureOf(theory.id, work, cell, error)), failed: 1 };
    }
  }
  const outcomes: CellsOutcome[] = [];
  for (const cell of cells) outcomes.push(await perform(plan, executor, [cell]));
  return {
    lines: outcomes.map(({ lines }) => lines).join(''),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
  };
}
