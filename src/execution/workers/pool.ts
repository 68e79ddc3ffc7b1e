import { Cancelled, type Executor, type Watch } from '../../experiments/executor.js';
import type { Outcome, Task } from '../../experiments/task.js';
import { NumericalError } from '../../numerics/errors.js';
import { type News, type Order, unpackError } from './messages.js';

/** A worker as its employer sees it. */
export interface Hand {
  send(order: Order): void;
  /** Ends it at once, whatever it is doing. */
  end(): Promise<void>;
}

/** Starts a worker. `gone` is called once when it ends without being told to, with the reason. */
export type Spawn = (hear: (news: News) => void, gone: (reason: string) => void) => Hand;

/** What a pool needs of its surroundings. */
export interface Surroundings {
  /** Calls back after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, act: () => void): () => void;
  /** Whether memory may be shared between threads here. */
  sharesMemory: boolean;
}

/** A worker that has not answered a cancel after so many milliseconds is replaced. */
const patience = 1000;

interface Assignment {
  id: number;
  task: Task;
  watch: Watch;
  flag?: Int32Array;
  resolve(outcome: unknown): void;
  reject(error: unknown): void;
}

interface Seat {
  hand: Hand | undefined;
  at: Assignment | undefined;
}

/**
 * Performs tasks on `size` workers, first come first served. A worker that dies fails its own task with `WORKER_LOST` and is
 * replaced; the others go on.
 */
export function workerPool(size: number, spawn: Spawn, { after, sharesMemory }: Surroundings): Executor {
  const seats: Seat[] = Array.from({ length: size }, () => ({ hand: undefined, at: undefined }));
  const waiting: Assignment[] = [];
  let count = 0;
  let cancelled = false;

  function assign(): void {
    for (const seat of seats) {
      if (seat.at) continue;
      const next = waiting.shift();
      if (!next) return;
      seat.at = next;
      seat.hand ??= hire(seat);
      seat.hand.send(orderOf(next));
    }
  }

  function hire(seat: Seat): Hand {
    const hand: Hand = spawn(
      (news) => {
        if (seat.hand === hand) hear(seat, news);
      },
      (reason) => {
        if (seat.hand !== hand) return;
        seat.hand = undefined;
        settle(seat, (assignment) => assignment.reject(lost(assignment.task, reason)));
      },
    );
    return hand;
  }

  function hear(seat: Seat, news: News): void {
    if (news.kind === 'ready' || news.id !== seat.at?.id) return;
    const { watch } = seat.at;
    if (news.kind === 'step') watch.step?.(news.progress);
    else if (news.kind === 'partial') watch.partial?.take(news.dataset);
    else if (news.kind === 'checkpoint') watch.checkpoint?.take(news.state);
    else if (news.kind === 'done') settle(seat, ({ resolve }) => resolve(news.outcome));
    else settle(seat, ({ reject }) => reject(unpackError(news.error)));
  }

  function settle(seat: Seat, end: (assignment: Assignment) => void): void {
    const assignment = seat.at;
    seat.at = undefined;
    if (assignment) end(assignment);
    assign();
  }

  function stop(seat: Seat): void {
    const { at, hand } = seat;
    if (!at || !hand) return;
    if (at.flag) Atomics.store(at.flag, 0, 1);
    hand.send({ kind: 'cancel', id: at.id });
    after(patience, () => {
      if (seat.at !== at) return;
      seat.hand = undefined;
      void hand.end();
      settle(seat, ({ reject }) => reject(new Cancelled()));
    });
  }

  function orderOf({ id, task, watch, flag }: Assignment): Order {
    const wants = {
      step: watch.step !== undefined,
      ...(watch.partial ? { partialEvery: watch.partial.every } : {}),
      ...(watch.checkpoint ? { checkpointEvery: watch.checkpoint.every } : {}),
    };
    return { kind: 'perform', id, task, wants, ...(flag ? { flag } : {}) };
  }

  return {
    parallel: size,
    perform<T extends Task>(task: T, watch: Watch = {}): Promise<Outcome<T>> {
      if (cancelled) return Promise.reject(new Cancelled());
      return new Promise((resolve, reject) => {
        const flag = sharesMemory ? { flag: new Int32Array(new SharedArrayBuffer(4)) } : {};
        waiting.push({ id: count++, task, watch, ...flag, resolve: resolve as (outcome: unknown) => void, reject });
        assign();
      });
    },
    cancel() {
      cancelled = true;
      for (const { reject } of waiting.splice(0)) reject(new Cancelled());
      for (const seat of seats) stop(seat);
    },
    async close() {
      cancelled = true;
      for (const { reject } of waiting.splice(0)) reject(new Cancelled());
      const hands = seats.map((seat) => {
        const { at, hand } = seat;
        seat.hand = undefined;
        seat.at = undefined;
        at?.reject(new Cancelled());
        return hand?.end();
      });
      await Promise.all(hands);
    },
  };
}

function lost(task: Task, reason: string): NumericalError {
  const what = nameOf(task);
  return new NumericalError({
    code: 'WORKER_LOST',
    what: `the worker computing ${task.theory} ${what} ended (${reason})`,
    cause: 'out of memory, or it was killed from outside',
    remedy: 'ask for less at once (fewer replicas, a smaller size), or use fewer workers (--jobs 1)',
  });
}

function nameOf(task: Task): string {
  if (task.kind === 'claim') return `claim ${task.claim}`;
  return task.kind === 'cells' ? `${task.cells.length} cells of a sweep` : task.calculation;
}
