import type { Dataset, Plain, Step } from '../contract/index.js';
import type { Outcome, Task } from './task.js';

/** How far a task is. */
export type Progress = Pick<Step, 'done' | 'total' | 'note'>;

/** What a caller wants to hear of a task while it runs; each at most every so many milliseconds. */
export interface Watch {
  step?(progress: Progress): void;
  /** What is known so far, to be drawn. */
  partial?: { every: number; take(dataset: Dataset): void };
  /** Plain data from which the same task resumes to the same bytes; also taken once when the task is cancelled. */
  checkpoint?: { every: number; take(state: Plain): void };
}

/** Whoever performs tasks: this thread, workers, a cluster. */
export interface Executor {
  /** Tasks performed at once. */
  readonly parallel: number;
  /** @throws what the task throws; Cancelled when `cancel` was called. */
  perform<T extends Task>(task: T, watch?: Watch): Promise<Outcome<T>>;
  /** Ends running tasks, which reject with Cancelled, and refuses new ones. */
  cancel(): void;
  /** Lets go of threads at once; tasks still running reject with Cancelled. */
  close(): Promise<void>;
}

/** The caller ended the work. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled before the end');
  }
}

/** Passes steps on to a watch, no more often than it wants. @param now milliseconds of any clock. */
export function reporter(watch: Watch, now: () => number): { step(step: Step): void; last(step: Step): void } {
  const due = { step: 0, partial: 0, checkpoint: now() + (watch.checkpoint?.every ?? 0) };
  return {
    step(step) {
      const time = now();
      if (watch.step && time >= due.step) {
        due.step = time + progressInterval;
        watch.step({
          done: step.done,
          ...(step.total === undefined ? {} : { total: step.total }),
          ...(step.note === undefined ? {} : { note: step.note }),
        });
      }
      if (watch.partial && step.partial && time >= due.partial) {
        due.partial = time + watch.partial.every;
        watch.partial.take(step.partial());
      }
      if (watch.checkpoint && step.checkpoint && time >= due.checkpoint) {
        due.checkpoint = time + watch.checkpoint.every;
        watch.checkpoint.take(step.checkpoint());
      }
    },
    last(step) {
      if (step.checkpoint) watch.checkpoint?.take(step.checkpoint());
    },
  };
}

const progressInterval = 50;
