import type { Entry } from '../contract/index.js';
import { Cancelled, type Executor, type Watch } from '../experiments/executor.js';
import { jobOf, type Outcome, type Task } from '../experiments/task.js';

/**
 * Performs tasks in the calling thread, letting others run between steps.
 * @param pause hands the thread to whoever waits (a timer, an animation frame); called after each step.
 */
export function inProcess(registry: Entry[], pause: () => Promise<void> = () => Promise.resolve()): Executor {
  let cancelled = false;
  return {
    parallel: 1,
    async perform<T extends Task>(task: T, watch?: Watch): Promise<Outcome<T>> {
      const job = await jobOf(registry, task);
      for (let { done, value } = job.next(); ; { done, value } = job.next()) {
        if (done) return value as Outcome<T>;
        watch?.step?.(value as Parameters<NonNullable<Watch['step']>>[0]);
        await pause();
        if (cancelled) {
          job.return(undefined as never);
          throw new Cancelled();
        }
      }
    },
    cancel() {
      cancelled = true;
    },
  };
}
