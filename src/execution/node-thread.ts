import type { Thread } from './in-process.js';

/** A thread of Node: pausing lets timers, signals and messages in. */
export const nodeThread: Thread = {
  pause: () => new Promise((resume) => setImmediate(resume)),
  now: () => performance.now(),
};
