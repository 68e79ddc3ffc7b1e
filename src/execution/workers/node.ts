import { Worker } from 'node:worker_threads';
import type { Executor } from '../../experiments/executor.js';
import type { KernelsId } from '../../numerics/kernels/index.js';
import type { News } from './messages.js';
import { type Spawn, workerPool } from './pool.js';

/** Sources are compiled before workers can load them: a pool started from src runs the compiled entry. */
const entry = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/execution/workers/node-entry.js', import.meta.url)
  : new URL('./node-entry.js', import.meta.url);

/** What may be said about the workers of a pool. */
export interface NodePoolOptions {
  /** MiB of heap each may use. */
  memory?: number;
  /** Script that serves other theories than those of the package. */
  script?: URL;
  /** Whether a cancel may reach a worker through shared memory, at its next step; otherwise by message. Default true. */
  sharesMemory?: boolean;
  /** Kernels every worker selects; absent: its own choice. */
  kernels?: KernelsId;
}

/** A pool of worker threads with the theories of the package. */
export function nodePool(size: number, options: NodePoolOptions = {}): Executor {
  const { memory, script = entry, sharesMemory = true, kernels } = options;
  const spawn: Spawn = (hear, gone) => {
    const worker = new Worker(script, {
      workerData: { kernels },
      ...(memory === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory } }),
    });
    let reason: string | undefined;
    worker.on('message', (news: News) => hear(news));
    worker.on('error', (error) => {
      reason = error.message;
    });
    worker.on('exit', (code) => gone(reason ?? `exit code ${code}`));
    return {
      send: (order) => worker.postMessage(order),
      end: async () => {
        await worker.terminate();
      },
    };
  };
  return workerPool(size, spawn, { after, sharesMemory });
}

function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
