import { availableParallelism } from 'node:os';
import type { Entry } from '../contract/index.js';
import type { Executor } from '../experiments/executor.js';
import { registry as shipped } from '../theories/index.js';
import { inProcess } from './in-process.js';
import { nodeThread } from './node-thread.js';
import { nodePool } from './workers/node.js';

/**
 * The executor of the command line on this machine: `jobs` worker threads (absent: one per core), or this thread for a single job.
 * Workers know the shipped theories only; for others this thread computes.
 */
export function localExecutor(registry: Entry[], jobs = availableParallelism()): Executor {
  return jobs === 1 || registry !== shipped ? inProcess(registry, nodeThread) : nodePool(jobs);
}
