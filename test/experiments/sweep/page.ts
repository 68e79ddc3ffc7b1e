import type { SweepSpec } from '../../../src/artifacts/sweep/spec.js';
import { browserPool } from '../../../src/execution/workers/browser.js';
import { memoryJournal } from '../../../src/experiments/sweep/journal.js';
import { planOf } from '../../../src/experiments/sweep/plan.js';
import { performSweep } from '../../../src/experiments/sweep/sweep.js';
import { findTheory } from '../../../src/experiments/task.js';
import { registry } from '../../../src/theories/index.js';

/** The lines of a sweep computed in two Web Workers, in the order of their cells. */
async function sweepInPage(spec: SweepSpec): Promise<string[]> {
  const executor = browserPool(2, () => new Worker('worker.js', { type: 'module' }));
  const journal = memoryJournal();
  try {
    const plan = planOf(await findTheory(registry, spec.theory), spec);
    await performSweep(plan, { executor, journal, now: () => performance.now() });
    const lines = journal.lines().trim().split('\n');
    return lines.sort((a, b) => JSON.parse(a).cell - JSON.parse(b).cell);
  } finally {
    await executor.close();
  }
}

Object.assign(globalThis, { sweepInPage });
