import { Worker } from 'node:worker_threads';
import type { Executor } from '../../experiments/executor.js';
import type { News } from './messages.js';
import { type Spawn, type Surroundings, workerPool } from './pool.js';

/** Sources are compiled before workers can load them: a pool started from src runs the compiled entry. */
const entry = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/execution/workers/node-entry.js', import.meta.url)
  : new URL('./node-entry.js', import.meta.url);

const here: Surroundings = {
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
  sharesMemory: true,
};

/** A pool of worker threads with the theories of the package. @param memory MiB of heap each may use. */
export function nodePool(size: number, { memory, script = entry }: { memory?: number; script?: URL } = {}): Executor {
  const spawn: Spawn = (hear, gone) => {
    const worker = new Worker(
      script,
      memory === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory } },
    );
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
  return workerPool(size, spawn, here);
}
