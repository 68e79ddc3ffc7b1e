import type { Dataset, Plain } from './dataset.js';

/**
 * Yielded by a job every 1-20 ms of work. `partial` and `checkpoint` cost nothing unless called:
 * the first draws what is known so far, the second gives plain data from which the same job resumes to the same bytes.
 */
export interface Step {
  done: number;
  total?: number;
  note?: string;
  partial?(): Dataset;
  checkpoint?(): Plain;
}

/** A cancellable calculation: it holds no arithmetic of its own, calls plain functions of at most 20 ms and yields between them. */
export type Job<T> = Generator<Step, T, void>;

/** Runs a job to its end in one go. */
export function finish<T>(job: Job<T>): T {
  for (;;) {
    const { done, value } = job.next();
    if (done) return value;
  }
}

/** A job that has nothing to wait for. */
// biome-ignore lint/correctness/useYield: a job of zero steps is still a job
export function* immediate<T>(compute: () => T): Job<T> {
  return compute();
}
