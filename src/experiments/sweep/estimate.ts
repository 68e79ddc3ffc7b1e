import { finish } from '../../contract/index.js';
import { cellsJob } from './cells-job.js';
import { gridsOf, type SweepPlan } from './plan.js';

/** What a sweep would cost. */
export interface Estimate {
  /** Cells; of a refinement those of its first grid and a guess of what follows. */
  cells: number;
  /** Cells that were timed. */
  sample: number;
  failed: number;
  /** Seconds on so many workers, and bytes of its shards. */
  seconds: number;
  bytes: number;
}

/** Cells timed at most, and milliseconds spent on them. */
const sampleSize = 32;
const patience = 3000;

/** Times a sample of cells spread over the sweep, in this thread. @param now milliseconds of any clock. */
export function estimate(plan: SweepPlan, parallel: number, now: () => number): Estimate {
  const { theory, work, size } = plan;
  const cells = plan.spec.refine ? refinedCells(plan) : size;
  const sample = Math.min(sampleSize, size);
  // The first cell also pays for what is made once: it is computed twice and counted once.
  finish(cellsJob(theory, work, [plan.cellAt(0)]));
  const begun = now();
  const tally = { cells: 0, failed: 0, bytes: 0 };
  while (tally.cells < sample && (tally.cells === 0 || now() - begun < patience)) {
    const address = Math.floor(((tally.cells + 0.5) / sample) * size);
    const { lines, failed } = finish(cellsJob(theory, work, [plan.cellAt(address)]));
    tally.cells++;
    tally.failed += failed;
    tally.bytes += lines.length;
  }
  const each = (now() - begun) / 1000 / tally.cells;
  return {
    cells,
    sample: tally.cells,
    failed: tally.failed,
    seconds: (each * cells) / parallel,
    bytes: (tally.bytes / tally.cells) * cells,
  };
}

/** First grid, and a boundary about as long as one and a half sides of the box. */
function refinedCells({ spec }: SweepPlan): number {
  const { coarse, finest } = gridsOf(spec.refine as never);
  return (coarse + 1) ** 2 + Math.round(3 * finest);
}
