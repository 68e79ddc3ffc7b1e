import type { Entry, Step } from '../contract/index.js';
import { Cancelled, type Executor, reporter, type Watch } from '../experiments/executor.js';
import { jobOf, type Outcome, type Task } from '../experiments/task.js';

/** What a thread must offer besides computing. */
export interface Thread {
  /** Hands the thread to whoever waits (messages, timers, a redraw). */
  pause(): Promise<void>;
  /** Milliseconds of any clock. */
  now(): number;
}

/** A thread without clock or event loop: nobody waits, every step is reported. */
const bareThread: Thread = { pause: () => Promise.resolve(), now: counter() };

/** The thread is handed over after so many milliseconds of work: often enough to hear a cancel, seldom enough to cost nothing. */
const pauseInterval = 12;

/** Performs tasks in the calling thread, one after the other, letting others run between steps. */
export function inProcess(registry: Entry[], thread: Thread = bareThread): Executor {
  let cancelled = false;
  return {
    parallel: 1,
    async perform<T extends Task>(task: T, watch: Watch = {}): Promise<Outcome<T>> {
      if (cancelled) throw new Cancelled();
      const job = await jobOf(registry, task);
      const report = reporter(watch, thread.now);
      let paused = thread.now();
      for (;;) {
        const { done, value } = job.next();
        if (done) return value as Outcome<T>;
        report.step(value as Step);
        if (thread.now() - paused < pauseInterval) continue;
        await thread.pause();
        paused = thread.now();
        if (!cancelled) continue;
        report.last(value as Step);
        job.return(undefined as never);
        throw new Cancelled();
      }
    },
    cancel() {
      cancelled = true;
    },
    close: () => Promise.resolve(),
  };
}

function counter(): () => number {
  let ticks = 0;
  return () => {
    ticks += pauseInterval;
    return ticks;
  };
}
