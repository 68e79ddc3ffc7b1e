import { performCells, type SweepProgress, type SweepSite } from './perform-cells.js';
import type { SweepPlan } from './plan.js';
import { type Boundary, refineBoundary } from './refine.js';

/** A part of a sweep for one of several schedulers' tasks, counted from 1. */
export interface Shard {
  index: number;
  of: number;
}

/** What a sweep did in this go, and the boundary it followed. */
export interface SweepOutcome extends SweepProgress {
  boundary?: Boundary;
}

/** Performs a sweep or one shard of it; finished cells are never computed again. @throws Cancelled; InputError when nothing can be written. */
export async function performSweep(
  plan: SweepPlan,
  site: SweepSite,
  shard: Shard = { index: 1, of: 1 },
): Promise<SweepOutcome> {
  if (plan.spec.refine) return refineBoundary(plan, site);
  let total = 0;
  for (const _ of unfinished(plan, site, shard)) total++;
  return performCells(plan, { addresses: unfinished(plan, site, shard), total }, site);
}

/** Addresses are dealt out in turn, so that every shard gets its share of the slow corners. */
function* unfinished({ size }: SweepPlan, { journal }: SweepSite, { index, of }: Shard): Generator<number> {
  for (let address = index - 1; address < size; address += of) if (!journal.has(address)) yield address;
}
