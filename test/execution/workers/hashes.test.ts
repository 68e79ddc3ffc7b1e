import { afterAll, describe, expect, test } from 'vitest';
import { resultHash } from '../../../src/artifacts/hash.js';
import { finish } from '../../../src/contract/index.js';
import { inProcess } from '../../../src/execution/in-process.js';
import { nodePool } from '../../../src/execution/workers/node.js';
import { runEnsemble } from '../../../src/experiments/ensemble.js';
import type { Executor } from '../../../src/experiments/executor.js';
import { run } from '../../../src/experiments/run.js';
import { findCalculation, findTheory } from '../../../src/experiments/task.js';
import { registry } from '../../../src/theories/index.js';
import { canonicalSpecs } from '../canonical-specs.js';
import { trial, trialPool } from './trial-pool.js';

const pools = ([1, 2, 4] as const).map((size) => [size, nodePool(size)] as const);
const byMessage = nodePool(2, { sharesMemory: false });
const trialPools = ([1, 3] as const).map((size) => [size, trialPool(size)] as const);
afterAll(() => Promise.all([...pools.map(([, pool]) => pool), ...trialPools.map(([, p]) => p), byMessage].map(close)));
const close = (executor: Executor) => executor.close();

describe.each(await canonicalSpecs(registry))('$name', ({ spec }) => {
  const hash = async (executor: Executor) => resultHash(await run(spec, { registry, executor }));

  test('the same hash in this thread, from 1, 2 and 4 workers, with and without shared memory', async () => {
    const here = await hash(inProcess(registry));
    for (const [size, pool] of pools) expect(await hash(pool), `${size} workers`).toBe(here);
    expect(await hash(byMessage), 'messages only').toBe(here);
  });
});

const trialRegistry = ((await import('../fixtures/trials.mjs' as string)) as { registry: typeof registry }).registry;

test.each(trialPools)('%i workers: blocks that end in any order are joined by index', async (_, pool) => {
  const theory = await findTheory(trialRegistry, 'trials');
  const calculation = findCalculation(theory, 'count');
  const { parameters, request } = trial('count', { steps: 3 });
  const joined = await runEnsemble(pool, { theory, calculation, parameters, request, replicas: 30 });
  const whole = calculation.run({ steps: 3, work: 0 }, { ...request, replicas: { from: 0, to: 30 } });
  expect(joined).toEqual(finish(whole));
});
