import { inProcess, type Thread } from '../../execution/in-process.js';
import { packError } from '../../execution/workers/messages.js';
import { Cancelled, type Executor } from '../../experiments/executor.js';
import { registry } from '../../theories/index.js';
import type { Message, Reply } from './messages.js';
import { type Context, questions } from './questions/index.js';

interface Running {
  executor: Executor;
  gate: Gate;
  cancelled: boolean;
}

/** Answers questions as they come; each may be cancelled or paused by its number while it runs. */
export function answerOn(send: (reply: Reply) => void, thread: Thread): (message: Message) => void {
  const running = new Map<number, Running>();

  async function answer({ id, name, given }: Extract<Message, { kind: 'ask' }>): Promise<void> {
    const gate = gateTo(thread);
    const executor = inProcess(registry, gate);
    const mine: Running = { executor, gate, cancelled: false };
    running.set(id, mine);
    const context: Context = {
      registry,
      executor,
      tell: (news) => send({ kind: 'news', id, news }),
      async breathe() {
        await gate.pause();
        if (mine.cancelled) throw new Cancelled();
      },
    };
    try {
      const load = questions[name] as () => Promise<(given: unknown, context: Context) => unknown>;
      send({ kind: 'answer', id, answer: await (await load())(given, context) });
    } catch (error) {
      send({ kind: 'failed', id, error: packError(error) });
    } finally {
      running.delete(id);
    }
  }

  return (message) => {
    if (message.kind === 'ask') {
      void answer(message);
      return;
    }
    const target = running.get(message.id);
    if (!target) return;
    if (message.kind === 'pause') target.gate.close();
    else target.gate.open();
    if (message.kind !== 'cancel') return;
    target.cancelled = true;
    target.executor.cancel();
  };
}

/** A thread whose pauses last while the gate is closed. */
interface Gate extends Thread {
  close(): void;
  open(): void;
}

function gateTo(thread: Thread): Gate {
  let closed: Promise<void> | undefined;
  let release: (() => void) | undefined;
  return {
    now: () => thread.now(),
    async pause() {
      await thread.pause();
      while (closed) await closed;
    },
    close() {
      closed ??= new Promise((open) => {
        release = open;
      });
    },
    open() {
      release?.();
      closed = undefined;
    },
  };
}
