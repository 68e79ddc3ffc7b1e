import { describe, expect, test } from 'vitest';
import { type Entry, finish, type Plain } from '../../src/contract/index.js';
import { type Store, taskKey, withCheckpoints } from '../../src/execution/checkpoints.js';
import { inProcess } from '../../src/execution/in-process.js';
import { nodeThread } from '../../src/execution/node-thread.js';
import { Cancelled, type Executor } from '../../src/experiments/executor.js';
import { jobOf, type Task } from '../../src/experiments/task.js';
import { trial, trialPool } from './workers/trial-pool.js';

const { registry } = (await import('./fixtures/trials.mjs' as string)) as { registry: Entry[] };

function memory(): Store & { outcomes: Map<string, unknown>; states: Map<string, Plain> } {
  const outcomes = new Map<string, unknown>();
  const states = new Map<string, Plain>();
  const found = (map: Map<string, unknown>, key: string) => (map.has(key) ? { value: map.get(key) } : undefined);
  return {
    outcomes,
    states,
    outcome: async (key) => found(outcomes, key),
    state: async (key) => found(states, key),
    keepState: async (key, state) => void states.set(key, structuredClone(state)),
    async keepOutcome(key, outcome) {
      outcomes.set(key, outcome);
      states.delete(key);
    },
  };
}

const trouble = (error: unknown) => {
  throw error;
};
const thread = () => inProcess(registry, nodeThread);
const keeping = { every: 10, worthKeeping: 0, trouble };
const long = trial('count', { steps: 60, work: 2 });
const whole = finish(await jobOf(registry, long));

describe.each([
  ['this thread', thread],
  ['a worker', () => trialPool(1)],
])('in %s', (_, open) => {
  test('a cancelled task leaves its last state, from which another executor goes on to the same bytes', async () => {
    const store = memory();
    const first = withCheckpoints(open(), store, { ...keeping, every: 1e9 });
    let heard = 0;
    const step = () => {
      if (++heard === 2) first.cancel();
    };
    await expect(first.perform(long, { step })).rejects.toThrow(Cancelled);
    await first.close();
    const { path } = store.states.get(taskKey(long)) as { path: Float64Array };
    expect(path.length).toBeGreaterThan(1);
    expect(path.length).toBeLessThan(60);
    const second = withCheckpoints(open(), store, keeping);
    const seen: number[] = [];
    expect(await second.perform(long, { step: ({ done }) => seen.push(done) })).toEqual(whole);
    expect(seen[0]).toBe(path.length + 1);
    await second.close();
    expect([...store.states.keys(), ...store.outcomes.keys()]).toEqual([taskKey(long)]);
  });
});

test('states are kept while a task runs', async () => {
  const store = memory();
  const executor = withCheckpoints(thread(), store, keeping);
  const lengths = new Set<number>();
  await executor.perform(long, {
    step: () => lengths.add((store.states.get(taskKey(long)) as { path: Float64Array } | undefined)?.path.length ?? 0),
  });
  expect(lengths.size).toBeGreaterThan(1);
  await executor.close();
});

test('a finished task is not begun again; a short one is not worth keeping', async () => {
  const store = memory();
  const none: Executor = { ...thread(), perform: () => Promise.reject(new Error('begun')) };
  const short = trial('count', { steps: 2, work: 0 });
  const executor = withCheckpoints(thread(), store, { ...keeping, worthKeeping: 50 });
  await executor.perform(long);
  await executor.perform(short);
  await executor.close();
  const again = withCheckpoints(none, store, keeping);
  expect(await again.perform(long)).toEqual(whole);
  await expect(again.perform(short)).rejects.toThrow('begun');
});

test('closing after a failure ends what still runs, with its last state', async () => {
  const store = memory();
  const executor = withCheckpoints(trialPool(2), store, { ...keeping, every: 1e9 });
  const endless = trial('count', { steps: 1e6, work: 1 });
  const running = executor.perform(endless);
  const ended = expect(running).rejects.toThrow(Cancelled);
  await expect(executor.perform(trial('exit'))).rejects.toMatchObject({ code: 'WORKER_LOST' });
  await executor.close();
  await ended;
  expect(store.states.has(taskKey(endless))).toBe(true);
});

test('work goes on when nothing can be kept, and that is said', async () => {
  const full = () => Promise.reject(new Error('disk full'));
  const said: unknown[] = [];
  const store = { ...memory(), keepState: full, keepOutcome: full };
  const executor = withCheckpoints(thread(), store, { ...keeping, trouble: (error) => said.push(error) });
  expect(await executor.perform(long)).toEqual(whole);
  await executor.close();
  expect(said.length).toBeGreaterThan(1);
});

test('tasks are told apart by everything they ask for', () => {
  const task = trial('count', { steps: 3 });
  const at = (t: number[]): Task => ({ ...task, request: { ...task.request, at: { t: Float64Array.from(t) } } });
  const others: Task[] = [
    { ...task, calculation: 'count-simulation' },
    { ...task, parameters: { steps: 4 } },
    { ...task, request: { ...task.request, seed: 2 } },
    { ...task, request: { ...task.request, replicas: { from: 0, to: 64 } } },
    { kind: 'claim', theory: 'trials', claim: 'count', effort: 'quick', seed: 1 },
    at([1, 2]),
    at([1, 2.5]),
  ];
  expect(new Set([task, ...others].map(taskKey)).size).toBe(1 + others.length);
  expect(taskKey(at([1, 2]))).toBe(taskKey(structuredClone(at([1, 2]))));
});
