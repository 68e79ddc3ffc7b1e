import { strToU8 } from 'fflate';
import { canonicalJson } from '../artifacts/canonical.js';
import { version } from '../artifacts/version.js';
import type { Plain } from '../contract/index.js';
import { sha256Hex } from '../data/sha256.js';
import type { Executor, Watch } from '../experiments/executor.js';
import type { Outcome, Task } from '../experiments/task.js';
import { kernels } from '../numerics/kernels/index.js';

/** Where unfinished work is kept; every key belongs to one task. */
export interface Store {
  /** Outcome of a finished task. */
  outcome(key: string): Promise<{ value: unknown } | undefined>;
  /** Latest state of a task that was interrupted. */
  state(key: string): Promise<{ value: unknown } | undefined>;
  keepOutcome(key: string, outcome: unknown): Promise<void>;
  keepState(key: string, state: Plain): Promise<void>;
}

/** How often and how eagerly work is kept. */
export interface Keeping {
  /** Milliseconds between states of a running task. */
  every: number;
  /** Tasks shorter than so many milliseconds are computed again rather than kept. Default 50. */
  worthKeeping?: number;
  /** Told when something could not be kept; the work goes on. */
  trouble(error: unknown): void;
}

/**
 * The same executor with a memory: outcomes of finished tasks and the latest state of running ones go to the store, and tasks
 * found there are not begun again. Since checkpoints resume to the same bytes, so does the whole.
 */
export function withCheckpoints(
  executor: Executor,
  store: Store,
  { every, worthKeeping = 50, trouble }: Keeping,
): Executor {
  const underWay = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    const forget = () => underWay.delete(work);
    work.then(forget, forget);
    return work;
  };

  async function perform<T extends Task>(task: T, watch: Watch = {}): Promise<Outcome<T>> {
    const key = taskKey(task);
    const known = await store.outcome(key);
    if (known) return known.value as Outcome<T>;
    const states = latestOnly((state) => store.keepState(key, state), trouble);
    const begun = performance.now();
    try {
      const outcome = await executor.perform(await resumed(task, store, key), {
        ...watch,
        checkpoint: { every, take: states.keep },
      });
      if (performance.now() - begun >= worthKeeping)
        track(states.idle().then(() => store.keepOutcome(key, outcome))).catch(trouble);
      return outcome;
    } finally {
      track(states.idle());
    }
  }

  return {
    parallel: executor.parallel,
    perform: (task, watch) => track(perform(task, watch)),
    cancel: () => executor.cancel(),
    async close() {
      // What still runs when one task has failed ends with a last state.
      executor.cancel();
      while (underWay.size > 0) await Promise.allSettled(underWay);
      await executor.close();
    },
  };
}

/** The name of a task in the store: the same only for the same work by the same version on kernels with the same bits. */
export function taskKey(task: Task): string {
  const { id, portable } = kernels();
  return sha256Hex(strToU8(canonicalJson({ version, kernels: portable ? 'portable' : id, task })));
}

async function resumed<T extends Task>(task: T, store: Store, key: string): Promise<T> {
  const state = 'request' in task ? await store.state(key) : undefined;
  return state && 'request' in task ? { ...task, request: { ...task.request, resume: state.value as Plain } } : task;
}

/** Writes one state at a time; those that come meanwhile are dropped but for the last. */
function latestOnly(write: (state: Plain) => Promise<void>, trouble: (error: unknown) => void) {
  let next: { state: Plain } | undefined;
  let writing: Promise<void> | undefined;
  const drain = async () => {
    while (next) {
      const { state } = next;
      next = undefined;
      await write(state).catch(trouble);
    }
    writing = undefined;
  };
  return {
    keep(state: Plain): void {
      next = { state };
      writing ??= drain();
    },
    idle: async (): Promise<void> => writing,
  };
}
