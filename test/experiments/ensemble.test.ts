import { describe, expect, test } from 'vitest';
import type { Dataset, Entry } from '../../src/contract/index.js';
import { inProcess } from '../../src/execution/in-process.js';
import { type Ensemble, inParallel, runEnsemble } from '../../src/experiments/ensemble.js';
import type { Progress } from '../../src/experiments/executor.js';
import { findCalculation, findTheory } from '../../src/experiments/task.js';

const { registry } = (await import('../execution/fixtures/trials.mjs' as string)) as { registry: Entry[] };
const theory = await findTheory(registry, 'trials');
const ensemble = (replicas: number, steps: number): Ensemble => ({
  theory,
  calculation: findCalculation(theory, 'count'),
  parameters: { steps, work: 0 },
  request: { quality: 'interactive', seed: 1 },
  replicas,
});

describe('an ensemble', () => {
  test('is the same in blocks as in one piece', async () => {
    const blocks = await runEnsemble(inProcess(registry), ensemble(11, 4));
    const { calculation, ...rest } = ensemble(11, 4);
    const whole = await runEnsemble(inProcess(registry), { ...rest, calculation: { ...calculation, block: 100 } });
    expect(blocks.sizes).toEqual({ replica: 11, t: 4 });
    expect(blocks).toEqual(whole);
  });

  test('counts replicas, up to the last', async () => {
    const seen: Progress[] = [];
    await runEnsemble(inProcess(registry), ensemble(10, 5), { step: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ done: 10, total: 10 });
    expect(seen.some(({ note }) => note === 'counting')).toBe(true);
    const counts = seen.map(({ done }) => done);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  test('shows what is known: finished blocks joined, never blocks that have come less far', async () => {
    const seen: Dataset[] = [];
    const take = (dataset: Dataset) => seen.push(structuredClone(dataset));
    const whole = await runEnsemble(inProcess(registry), ensemble(10, 5), { partial: { every: 0, take } });
    for (const { sizes, series } of seen) {
      const loss = series.loss!.values as Float64Array;
      expect(loss).toHaveLength(sizes.replica! * sizes.t!);
      for (let r = 0; r < sizes.replica!; r++)
        expect(loss.slice(r * sizes.t!, (r + 1) * sizes.t!)).toEqual(
          (whole.series.loss!.values as Float64Array).slice(r * 5, r * 5 + sizes.t!),
        );
    }
    expect(new Set(seen.map(({ sizes }) => sizes.replica)).size).toBeGreaterThan(1);
  });
});

test('inParallel keeps the order and the limit, and rejects with the first failure', async () => {
  let underWay = 0;
  let most = 0;
  const doubled = await inParallel([5, 1, 3, 2, 4], 2, async (value) => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, value));
    underWay--;
    return 2 * value;
  });
  expect([doubled, most]).toEqual([[10, 2, 6, 4, 8], 2]);
  const failing = inParallel([1, 2], 1, async (value) => Promise.reject(new Error(`item ${value}`)));
  await expect(failing).rejects.toThrow('item 1');
});
