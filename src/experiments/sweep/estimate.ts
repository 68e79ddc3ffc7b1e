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

/** Cells timed at most, milliseconds spent on them, and those after which quick ones have come up to speed. */
const sampleSize = 32;
const patience = 3000;
const warm = 400;

/** Times a sample of cells spread over the sweep, in this thread. @param now milliseconds of any clock. */
export function estimate(plan: SweepPlan, parallel: number, now: () => number): Estimate {
  const { theory, work, size } = plan;
  const cells = plan.spec.refine ? refinedCells(plan) : size;
  const sample = Math.min(sampleSize, size);
  // The first cell also pays for what is made once: it is computed before and not counted.
  finish(cellsJob(theory, work, [plan.cellAt(0)]));
  const begun = now();
  const tally = { cells: 0, failed: 0, bytes: 0, ms: 0 };
  const addresses = Array.from({ length: sample }, (_, k) => Math.floor(((k + 0.5) / sample) * size));
  while (tally.cells < sample && (tally.cells === 0 || now() - begun < patience)) {
    const cell = plan.cellAt(addresses[tally.cells] as number);
    const { lines, failed } = finish(cellsJob(theory, work, [cell]));
    tally.cells++;
    tally.failed += failed;
    tally.bytes += lines.length;
  }
  tally.ms = now() - begun;
  // Quick cells are compiled while they run: of many passes the quickest one tells what they cost in the long run.
  while (tally.cells === sample && now() - begun < warm) {
    const again = now();
    finish(cellsJob(theory, work, addresses.map(plan.cellAt)));
    tally.ms = Math.min(tally.ms, now() - again);
  }
  const each = tally.ms / 1000 / tally.cells;
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
