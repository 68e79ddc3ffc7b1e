import { nodePool } from '../../../src/execution/workers/node.js';
import type { Task } from '../../../src/experiments/task.js';

type Calculated = Extract<Task, { kind: 'calculation' }>;

/** A pool of workers that know the trials (test/execution/fixtures/trials.mjs). */
export function trialPool(size: number, options: { memory?: number; sharesMemory?: boolean } = {}) {
  return nodePool(size, { ...options, script: new URL('../fixtures/trials-worker.mjs', import.meta.url) });
}

/** A trial as a task. */
export function trial(calculation: string, parameters: Record<string, number> = {}, resume?: Float64Array): Calculated {
  const request = { quality: 'interactive' as const, seed: 1, ...(resume ? { resume: { path: resume } } : {}) };
  return { kind: 'calculation', theory: 'trials', calculation, parameters, request };
}
