import { expect, test } from 'vitest';
import { estimate } from '../../../src/experiments/sweep/estimate.js';
import { planned } from './site.js';

/** A clock that goes on by so many milliseconds whenever it is looked at. */
function clock(step: number): () => number {
  let time = 0;
  return () => (time += step);
}

const raw = { theory: 'linear-exact', observe: ['kernelRatio'] };

test('slow cells: as many as patience allows, shared by the workers', async () => {
  const plan = await planned({ ...raw, sweep: { seed: { from: 0, to: 999, count: 1000 } } });
  const { cells, sample, seconds, bytes, failed } = estimate(plan, 4, clock(1000));
  expect([cells, sample, failed]).toEqual([1000, 3, 0]);
  expect(seconds).toBeGreaterThan((1000 / 4) * 1);
  expect(seconds).toBeLessThan((1000 / 4) * 2);
  expect(bytes).toBeGreaterThan(1000 * 50);
});

test('quick cells: the quickest of many passes counts', async () => {
  const plan = await planned({ ...raw, sweep: { seed: [0, 1, 2, 3, 4] } });
  const { sample, seconds } = estimate(plan, 1, clock(1));
  expect([sample, seconds]).toEqual([5, 0.001]);
});

test('failures in the sample are told; a refinement costs its first grid and a line', async () => {
  const failing = await planned({ ...raw, sweep: { momentum: [0, 0.5, 0.9] } });
  expect(estimate(failing, 1, clock(1)).failed).toBe(2);
  const ends = { from: 0.1, to: 1 };
  const sweep = { readoutInitialScale: ends, hiddenInitialScale: ends };
  const refined = await planned({ ...raw, sweep, refine: { measure: 'kernelRatio', level: 2, accuracy: 1 / 64 } });
  expect(estimate(refined, 1, clock(1)).cells).toBe(17 ** 2 + 3 * 64);
});
