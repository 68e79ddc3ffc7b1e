import { unpackError } from '../../execution/workers/messages.js';
import { Cancelled } from '../../experiments/executor.js';
import type { Message, Reply } from '../worker/messages.js';
import type { Answer, Given, QuestionName } from '../worker/questions/index.js';

/** A question under way. */
export interface Asked<A> {
  /** @throws Cancelled after `cancel`, else what the question throws. */
  answer: Promise<A>;
  cancel(): void;
  pause(): void;
  resume(): void;
}

/** Someone to ask: one worker, replaced when it dies or does not hear a cancel. */
export interface Helper {
  ask<Q extends QuestionName, N = never>(name: Q, given: Given<Q>, hear?: (news: N) => void): Asked<Answer<Q>>;
}

/** A worker that has not answered a cancel after so many milliseconds is replaced. */
const patience = 1000;

interface Open {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  hear?: (news: never) => void;
  worker: Worker;
}

const startWorker = () => new Worker(new URL('../worker/entry.ts', import.meta.url), { type: 'module' });

/** A helper with a worker of its own, started at once. */
export function helper(start: () => Worker = startWorker): Helper {
  const open = new Map<number, Open>();
  let count = 0;
  let worker = hire();

  function hire(): Worker {
    const hired = start();
    hired.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const question = open.get(data.id);
      if (!question) return;
      if (data.kind === 'news') {
        question.hear?.(data.news as never);
        return;
      }
      open.delete(data.id);
      if (data.kind === 'answer') question.resolve(data.answer);
      else question.reject(unpackError(data.error));
    });
    hired.addEventListener('error', ({ message }) => replace(hired, new Error(message || 'a worker did not load')));
    return hired;
  }

  function replace(lost: Worker, reason: Error): void {
    lost.terminate();
    if (worker === lost) worker = hire();
    for (const [id, question] of open) {
      if (question.worker !== lost) continue;
      open.delete(id);
      question.reject(reason);
    }
  }

  return {
    ask(name, given, hear) {
      const id = count++;
      const mine = worker;
      const say = (message: Message) => mine.postMessage(message);
      const answer = new Promise<never>((resolve, reject) => {
        open.set(id, { resolve: resolve as never, reject, worker: mine, ...(hear ? { hear: hear as never } : {}) });
      });
      say({ kind: 'ask', id, name, given });
      return {
        answer,
        cancel() {
          say({ kind: 'cancel', id });
          setTimeout(() => open.has(id) && replace(mine, new Cancelled()), patience);
        },
        pause: () => say({ kind: 'pause', id }),
        resume: () => say({ kind: 'resume', id }),
      };
    },
  };
}
