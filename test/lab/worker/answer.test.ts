import { expect, test } from 'vitest';
import { nodeThread } from '../../../src/execution/node-thread.js';
import { answerOn } from '../../../src/lab/worker/answer.js';
import type { Message, Reply } from '../../../src/lab/worker/messages.js';
import { labSpec } from '../lab-page.js';

/** A worker without a thread of its own: what is sent is kept. */
function worker() {
  const replies: Reply[] = [];
  const heard: (() => void)[] = [];
  const say = answerOn((reply) => {
    replies.push(structuredClone(reply));
    for (const go of heard.splice(0)) go();
  }, nodeThread);
  return {
    replies,
    say: (message: Message) => say(message),
    async until(kind: Reply['kind']): Promise<Reply> {
      for (;;) {
        const found = replies.find((reply) => reply.kind === kind);
        if (found) return found;
        await new Promise<void>((go) => heard.push(go));
      }
    },
  };
}

const long = labSpec('dln-dmft', { inputDimension: 2000, finalTime: 30 }, { replicas: 20 });

test('an answer comes back under the number of its question', async () => {
  const { say, until } = worker();
  say({ kind: 'ask', id: 7, name: 'describe', given: { theory: 'linear-exact' } });
  expect(await until('answer')).toMatchObject({ id: 7, answer: { id: 'linear-exact', compares: 'start' } });
});

test('what is wrong comes back as it was thrown', async () => {
  const { say, until } = worker();
  say({ kind: 'ask', id: 1, name: 'describe', given: { theory: 'linear-exakt' } });
  expect(await until('failed')).toMatchObject({
    error: { name: 'InputError', problems: [{ code: 'THEORY_UNKNOWN' }] },
  });
});

test('a cancel ends what runs', async () => {
  const { say, until } = worker();
  say({ kind: 'ask', id: 1, name: 'study', given: { spec: long } });
  await until('news');
  say({ kind: 'cancel', id: 1 });
  expect(await until('failed')).toMatchObject({ id: 1, error: { name: 'Cancelled' } });
});

test('while it is held nothing is computed; a cancel is heard even then', async () => {
  const { say, until, replies } = worker();
  say({ kind: 'ask', id: 1, name: 'study', given: { spec: long } });
  await until('news');
  say({ kind: 'pause', id: 1 });
  const moment = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));
  await moment(300);
  const before = replies.length;
  await moment(300);
  expect(replies.length).toBe(before);
  say({ kind: 'resume', id: 1 });
  await moment(1000);
  expect(replies.length).toBeGreaterThan(before);
  say({ kind: 'pause', id: 1 });
  say({ kind: 'cancel', id: 1 });
  await until('failed');
});
