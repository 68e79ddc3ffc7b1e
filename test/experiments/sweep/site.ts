import { parseSweep } from '../../../src/artifacts/sweep/schema.js';
import type { Entry, Theory } from '../../../src/contract/index.js';
import { inProcess } from '../../../src/execution/in-process.js';
import { memoryJournal } from '../../../src/experiments/sweep/journal.js';
import { planOf, type SweepPlan } from '../../../src/experiments/sweep/plan.js';
import { performSweep } from '../../../src/experiments/sweep/sweep.js';
import { findTheory } from '../../../src/experiments/task.js';
import { entries } from '../../theories/all.js';
import { disc } from './disc.js';

const registry: Entry[] = [...entries, { id: disc.id, title: disc.title, load: async () => disc as unknown as Theory }];

/** The plan of a sweep written as an object. */
export async function planned(raw: Record<string, unknown>): Promise<SweepPlan> {
  const spec = parseSweep(raw, 'test');
  return planOf(await findTheory(registry, spec.theory), spec);
}

/** A site in memory and in this thread. */
export function site() {
  let time = 0;
  const journal = memoryJournal();
  return { executor: inProcess(registry), journal, now: () => (time += 10) };
}

/** Performs a sweep in memory. */
export async function performed(raw: Record<string, unknown>) {
  const plan = await planned(raw);
  const place = site();
  const outcome = await performSweep(plan, place);
  return { plan, outcome, records: [...place.journal.records()], lines: place.journal.lines() };
}
