import { afterEach, describe, expect, test } from 'vitest';
import { type Dataset, InputError, type Plain } from '../../../src/contract/index.js';
import { Cancelled, type Executor, type Progress } from '../../../src/experiments/executor.js';
import { NumericalError } from '../../../src/numerics/errors.js';
import { trial, trialPool } from './trial-pool.js';

const modes = [
  ['shared memory', { sharesMemory: true }],
  ['messages only', { sharesMemory: false }],
] as const;

const pools: Executor[] = [];
const open = (...given: Parameters<typeof trialPool>) => {
  const pool = trialPool(...given);
  pools.push(pool);
  return pool;
};
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

const failure = (promise: Promise<unknown>) => promise.then(() => undefined).catch((error: unknown) => error as Error);

describe.each(modes)('%s', (_, mode) => {
  test('progress, partial results and checkpoints come in while a task runs, then its outcome', async () => {
    const steps: Progress[] = [];
    const partials: Dataset[] = [];
    const states: Plain[] = [];
    const outcome = await open(1, mode).perform(trial('count', { steps: 60, work: 5 }), {
      step: (progress) => steps.push(progress),
      partial: { every: 50, take: (dataset) => partials.push(dataset) },
      checkpoint: { every: 50, take: (state) => states.push(state) },
    });
    expect(outcome.sizes).toEqual({ t: 60 });
    expect(steps.length).toBeGreaterThan(2);
    expect(steps[1]).toMatchObject({ total: 60, note: 'counting' });
    const loss = outcome.series.loss!.values as Float64Array;
    for (const { sizes, series } of partials) expect(series.loss!.values).toEqual(loss.slice(0, sizes.t));
    expect(partials.length).toBeGreaterThan(2);
    const { path } = states.at(-1) as { path: Float64Array };
    expect(await open(1, mode).perform(trial('count', { steps: 60, work: 0 }, path))).toEqual(outcome);
  });

  test('nothing is sent that nobody wants', async () => {
    const outcome = await open(1, mode).perform(trial('count', { steps: 3 }));
    expect(outcome.sizes.t).toBe(3);
  });

  test('a cancel ends tasks within a second, with a last checkpoint; waiting and new tasks are refused', async () => {
    const pool = open(1, mode);
    let last: Float64Array | undefined;
    const begun = signal();
    const running = failure(
      pool.perform(trial('count', { steps: 10_000 }), {
        step: begun.give,
        checkpoint: { every: 1e9, take: (state) => (last = (state as { path: Float64Array }).path) },
      }),
    );
    const waiting = failure(pool.perform(trial('count')));
    await begun.given;
    const cancelled = performance.now();
    pool.cancel();
    expect(await running).toBeInstanceOf(Cancelled);
    expect(performance.now() - cancelled).toBeLessThan(1000);
    expect(last?.length).toBeGreaterThan(1);
    expect(await waiting).toBeInstanceOf(Cancelled);
    expect(await failure(pool.perform(trial('count')))).toBeInstanceOf(Cancelled);
  });

  test('a worker that does not hear a cancel is ended', async () => {
    const pool = open(2, mode);
    const spinning = failure(pool.perform(trial('spin')));
    const counting = failure(pool.perform(trial('count', { steps: 10_000 }), { step: () => pool.cancel() }));
    expect(await counting).toBeInstanceOf(Cancelled);
    expect(await spinning).toBeInstanceOf(Cancelled);
  });
});

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

describe('a worker that dies', () => {
  test.each([
    ['exit', {}, /exit code 3/],
    ['hog', { memory: 24 }, /memory limit/],
  ])('%s: its task fails and says why, the others go on, the next task gets a new worker', async (id, mode, reason) => {
    const pool = open(2, mode);
    const [lost, done] = await Promise.all([
      failure(pool.perform(trial(id))),
      pool.perform(trial('count', { steps: 200, work: 1 })),
    ]);
    expect(lost).toBeInstanceOf(NumericalError);
    expect(lost).toMatchObject({ code: 'WORKER_LOST', message: expect.stringMatching(reason) });
    expect(lost?.message).toContain(`the worker computing trials ${id} ended`);
    expect(done.sizes.t).toBe(200);
    expect((await pool.perform(trial('count', { steps: 5 }))).sizes.t).toBe(5);
  });

  test('every waiting task is still served', async () => {
    const pool = open(2);
    const ids = ['exit', 'count', 'exit', 'count', 'exit', 'count'];
    const ends = await Promise.allSettled(ids.map((id) => pool.perform(trial(id))));
    expect(ends.map(({ status }) => status)).toEqual(ids.map((id) => (id === 'count' ? 'fulfilled' : 'rejected')));
  });
});

describe('errors keep their kind, parts and code', () => {
  test.each([
    ['reject', InputError, { code: 'TRIAL', message: 'trial: expected a, received b. c.' }],
    ['diverge', NumericalError, { code: 'TRIAL_DIVERGED', failure: expect.objectContaining({ time: 2 }) }],
    ['fail', Error, { message: 'a defect', stack: expect.stringContaining('trials.mjs') }],
    ['uncloneable', Error, { message: expect.stringContaining('could not be cloned') }],
  ])('%s', async (id, kind, parts) => {
    const pool = open(1);
    const error = await failure(pool.perform(trial(id)));
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject(parts);
    expect((await pool.perform(trial('count'))).sizes.t).toBe(20);
  });
});
