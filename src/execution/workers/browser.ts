import type { Executor } from '../../experiments/executor.js';
import type { News, Order } from './messages.js';
import { type Spawn, workerPool } from './pool.js';

/** What is used of a Web Worker. */
export interface PageWorker {
  addEventListener(kind: 'message' | 'error', listen: (event: Event) => void): void;
  postMessage(order: Order): void;
  terminate(): void;
}

/**
 * A pool of Web Workers, each running `browser-entry`. Cancels go through shared memory where the page is isolated, else by message.
 * @param start makes a worker; the page writes it, so that its bundler sees the address:
 * `() => new Worker(new URL('./browser-entry.js', import.meta.url), { type: 'module' })`.
 */
export function browserPool(size: number, start: () => PageWorker): Executor {
  const spawn: Spawn = (hear, gone) => {
    const worker = start();
    worker.addEventListener('message', (event) => hear((event as Event & { data: News }).data));
    worker.addEventListener('error', (event) => {
      worker.terminate();
      gone((event as Event & { message?: string }).message ?? 'its script did not load');
    });
    return { send: (order) => worker.postMessage(order), end: async () => worker.terminate() };
  };
  return workerPool(size, spawn, { after, sharesMemory: isIsolated() });
}

/** Pages share memory between threads only when they are isolated from other origins. */
function isIsolated(): boolean {
  return (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated === true;
}

function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}
