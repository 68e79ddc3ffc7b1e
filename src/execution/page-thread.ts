import type { Thread } from './in-process.js';

/** A thread of a page or of its workers. It pauses by a message to itself: timers wait four milliseconds there. */
export function pageThread(): Thread {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    pause: () =>
      new Promise((resume) => {
        waiting.push(resume);
        port2.postMessage(null);
      }),
    now: () => performance.now(),
  };
}
