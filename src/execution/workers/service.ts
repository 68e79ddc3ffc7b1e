import type { Entry, Step } from '../../contract/index.js';
import { Cancelled, reporter, type Watch } from '../../experiments/executor.js';
import { jobOf } from '../../experiments/task.js';
import type { Thread } from '../in-process.js';
import { type News, type Order, packError } from './messages.js';

/** The worker's end of the line to whoever gives orders. */
export interface Line {
  /** News are copied, never handed over: an outcome may hold tables that the worker keeps using. */
  send(news: News): void;
  receive(listen: (order: Order) => void): void;
}

/** Messages can only be heard between pieces of work; with a shared flag a cancel is seen at every step and pauses are rarer. */
const pauseInterval = { shared: 200, messages: 12 };

/** Answers orders on a line: performs one task at a time, reports as wanted, ends it when told to. */
export function serve(line: Line, registry: Entry[], thread: Thread): void {
  const cancelled = new Set<number>();
  line.receive((order) => {
    if (order.kind === 'cancel') cancelled.add(order.id);
    else void answer(order);
  });
  line.send({ kind: 'ready' });

  async function answer(order: Extract<Order, { kind: 'perform' }>): Promise<void> {
    const { id, flag } = order;
    try {
      const outcome = await perform(
        order,
        () => cancelled.has(id) || (flag !== undefined && Atomics.load(flag, 0) === 1),
      );
      line.send({ kind: 'done', id, outcome });
    } catch (error) {
      line.send({ kind: 'failed', id, error: packError(error) });
    } finally {
      cancelled.delete(id);
    }
  }

  async function perform(
    { id, task, wants, flag }: Extract<Order, { kind: 'perform' }>,
    isCancelled: () => boolean,
  ): Promise<unknown> {
    const job = await jobOf(registry, task);
    const report = reporter(watchOf(id, wants), thread.now);
    const interval = flag ? pauseInterval.shared : pauseInterval.messages;
    let paused = thread.now();
    for (;;) {
      const { done, value } = job.next();
      if (done) return value;
      report.step(value as Step);
      if (thread.now() - paused >= interval) {
        await thread.pause();
        paused = thread.now();
      }
      if (!isCancelled()) continue;
      report.last(value as Step);
      job.return(undefined as never);
      throw new Cancelled();
    }
  }

  function watchOf(
    id: number,
    { step, partialEvery, checkpointEvery }: Extract<Order, { kind: 'perform' }>['wants'],
  ): Watch {
    return {
      ...(step ? { step: (progress) => line.send({ kind: 'step', id, progress }) } : {}),
      ...(partialEvery === undefined
        ? {}
        : { partial: { every: partialEvery, take: (dataset) => line.send({ kind: 'partial', id, dataset }) } }),
      ...(checkpointEvery === undefined
        ? {}
        : { checkpoint: { every: checkpointEvery, take: (state) => line.send({ kind: 'checkpoint', id, state }) } }),
    };
  }
}
