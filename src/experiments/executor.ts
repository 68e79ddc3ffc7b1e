import type { Step } from '../contract/index.js';
import type { Outcome, Task } from './task.js';

/** What a caller wants to hear of a task while it runs. */
export interface Watch {
  step?(step: Step): void;
}

/** Whoever performs tasks: this thread, workers, a cluster. */
export interface Executor {
  /** Tasks performed at once. */
  readonly parallel: number;
  /** @throws what the task throws; Cancelled when `cancel` was called. */
  perform<T extends Task>(task: T, watch?: Watch): Promise<Outcome<T>>;
  /** Ends running tasks; they reject with Cancelled. */
  cancel(): void;
}

/** The caller ended the work. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled before the end');
  }
}
