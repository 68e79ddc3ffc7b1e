import { availableParallelism } from 'node:os';
import type { Entry } from '../contract/index.js';
import type { Executor } from '../experiments/executor.js';
import type { KernelsId } from '../numerics/kernels/index.js';
import { registry as shipped } from '../theories/index.js';
import { inProcess } from './in-process.js';
import { nodeThread } from './node-thread.js';
import { nodePool } from './workers/node.js';

/**
 * The executor of the command line on this machine: `jobs` worker threads (absent: one per core), or this thread for a single job.
 * Workers know the shipped theories only; for others this thread computes. `kernels` are those of the workers; this thread has its own.
 */
export function localExecutor(registry: Entry[], jobs = availableParallelism(), kernels?: KernelsId): Executor {
  if (jobs === 1 || registry !== shipped) return inProcess(registry, nodeThread);
  return nodePool(jobs, kernels ? { kernels } : {});
}
