import { Cancelled } from '../../experiments/executor.js';
import type { Asked } from './helper.js';

/** Work that is superseded before it has run so many milliseconds is let finish, so that a moving slider still sees curves. */
const letFinish = 120;

/**
 * Asks for the latest wish only: while one is answered, newer wishes replace each other; an answer that takes long is called off
 * when a newer wish waits.
 */
export function latest<W, A>(
  ask: (wish: W) => Asked<A>,
  take: { answer(answer: A, wish: W): void; failure(error: unknown, wish: W): void; idle?(): void },
): (wish: W) => void {
  let waiting: { wish: W } | undefined;
  let running: { asked: Asked<A>; begun: number } | undefined;

  async function work(): Promise<void> {
    while (waiting) {
      const { wish } = waiting;
      waiting = undefined;
      const asked = ask(wish);
      running = { asked, begun: performance.now() };
      try {
        take.answer(await asked.answer, wish);
      } catch (error) {
        if (!(error instanceof Cancelled)) take.failure(error, wish);
      }
    }
    running = undefined;
    take.idle?.();
  }

  function hurry(): void {
    if (!running || !waiting) return;
    const { asked, begun } = running;
    const rest = begun + letFinish - performance.now();
    if (rest <= 0) asked.cancel();
    else setTimeout(() => running?.asked === asked && hurry(), rest);
  }

  return (wish) => {
    waiting = { wish };
    if (running) hurry();
    else void work();
  };
}
