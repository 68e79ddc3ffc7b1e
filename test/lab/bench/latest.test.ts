import { expect, test } from 'vitest';
import { Cancelled } from '../../../src/experiments/executor.js';
import { latest } from '../../../src/lab/bench/latest.js';

/** Questions answered by hand. */
function desk() {
  const open: { wish: number; settle(): void; cancelled: boolean }[] = [];
  const answers: number[] = [];
  const wish = latest(
    (wanted: number) => {
      let resolve: (answer: number) => void = () => undefined;
      let reject: (error: Error) => void = () => undefined;
      const promise = new Promise<number>((good, bad) => {
        resolve = good;
        reject = bad;
      });
      const mine = { wish: wanted, settle: () => resolve(wanted), cancelled: false };
      open.push(mine);
      const cancel = () => {
        mine.cancelled = true;
        reject(new Cancelled());
      };
      return { answer: promise, cancel, pause() {}, resume() {} };
    },
    { answer: (answer) => answers.push(answer), failure: (error) => Promise.reject(error) },
  );
  return { open, answers, wish };
}

const moment = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('quick answers are shown, wishes between them are dropped', async () => {
  const { open, answers, wish } = desk();
  wish(1);
  wish(2);
  wish(3);
  open[0]!.settle();
  await moment();
  open[1]!.settle();
  await moment();
  expect(open.map(({ wish }) => wish)).toEqual([1, 3]);
  expect(answers).toEqual([1, 3]);
});

test('an answer that takes long is called off when a newer wish waits', async () => {
  const { open, answers, wish } = desk();
  wish(1);
  wish(2);
  await moment(200);
  expect(open[0]!.cancelled).toBe(true);
  open[1]!.settle();
  await moment();
  expect(answers).toEqual([2]);
});

test('an answer that takes long is waited for while nothing newer is wanted', async () => {
  const { open, wish } = desk();
  wish(1);
  await moment(200);
  expect(open[0]!.cancelled).toBe(false);
});
