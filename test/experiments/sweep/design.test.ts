import { expect, test } from 'vitest';
import { planned } from './site.js';

const base = { theory: 'linear-exact', observe: ['kernelRatio'] };
const scales = { from: 0.01, to: 10 };

const cellsOf = async (raw: Record<string, unknown>) => {
  const plan = await planned({ ...base, ...raw });
  return Array.from({ length: plan.size }, (_, k) => plan.cellAt(k));
};

test('product: all combinations, the last axis fastest, the seed one of them', async () => {
  const cells = await cellsOf({ sweep: { width: [1, 2], seed: [5, 7], momentum: [0, 0.5, 0.9] } });
  expect(cells.map(({ at, seed }) => [at.width, seed, at.momentum])).toEqual([
    [1, 5, 0],
    [1, 5, 0.5],
    [1, 5, 0.9],
    [1, 7, 0],
    [1, 7, 0.5],
    [1, 7, 0.9],
    [2, 5, 0],
    [2, 5, 0.5],
    [2, 5, 0.9],
    [2, 7, 0],
    [2, 7, 0.5],
    [2, 7, 0.9],
  ]);
});

test('zip: values side by side', async () => {
  const cells = await cellsOf({ design: 'zip', sweep: { width: [1, 2], momentum: [0, 0.9] } });
  expect(cells.map(({ at }) => at)).toEqual([
    { width: 1, momentum: 0 },
    { width: 2, momentum: 0.9 },
  ]);
});

test('no axis: a single cell', async () => {
  expect(await cellsOf({})).toEqual([{ address: 0, at: {}, seed: 0 }]);
});

test('a range meets its ends exactly, integers without repeats', async () => {
  const cells = await cellsOf({ sweep: { width: { from: 1, to: 10, count: 20 } } });
  expect(cells.map(({ at }) => at.width)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const few = await cellsOf({ sweep: { outputScale: { from: 0.1, to: 0.7, count: 3 } } });
  expect(few.map(({ at }) => at.outputScale)).toEqual([0.1, expect.closeTo(Math.sqrt(0.07), 12), 0.7]);
});

test.each(['random', 'sobol'])(
  '%s: inside the box, the same in any order, each point with every seed',
  async (design) => {
    const sweep = { readoutInitialScale: scales, momentum: { from: 0, to: 0.9 }, width: [3, 5], seed: [1, 2] };
    const plan = await planned({ ...base, design, points: 64, seed: 4, sweep });
    expect(plan.size).toBe(128);
    const forward = Array.from({ length: 128 }, (_, k) => plan.cellAt(k));
    const backward = Array.from({ length: 128 }, (_, k) => plan.cellAt(127 - k)).reverse();
    expect(backward).toEqual(forward);
    for (const [k, { at, seed }] of forward.entries()) {
      expect(at.readoutInitialScale).toBeGreaterThanOrEqual(0.01);
      expect(at.readoutInitialScale).toBeLessThanOrEqual(10);
      expect([3, 5]).toContain(at.width);
      expect(seed).toBe(1 + (k % 2));
      expect(at).toEqual(forward[k - (k % 2)]!.at);
    }
    // Half of them in each half of an axis: exactly for Sobol points, about so for random ones.
    const low = forward.filter(({ at }) => (at.momentum as number) < 0.45).length;
    expect(Math.abs(low - 64)).toBeLessThanOrEqual(design === 'sobol' ? 0 : 40);
    const other = await planned({ ...base, design, points: 64, seed: 5, sweep });
    expect(other.cellAt(0).at).not.toEqual(forward[0]!.at);
  },
);

test('a cell has the same key wherever it stands, and another when anything it depends on changes', async () => {
  const { keyOf } = await import('../../../src/experiments/sweep/cell.js');
  const keys = async (raw: Record<string, unknown>) => {
    const plan = await planned({ ...base, ...raw });
    return Array.from({ length: plan.size }, (_, k) => keyOf(plan.cellAt(k), plan.work));
  };
  const [a, b] = await keys({ sweep: { width: [10, 20] } });
  expect(await keys({ sweep: { width: [5, 20, 10] } })).toEqual([expect.any(String), b, a]);
  const others = await Promise.all([
    keys({ sweep: { width: [10] }, seed: 1 }),
    keys({ sweep: { width: [10] }, replicas: 2 }),
    keys({ sweep: { width: [10] }, parameters: { momentum: 0 } }),
    keys({ sweep: { width: [10] }, engine: 'simulation' }),
  ]);
  expect(new Set([a, b, ...others.flat()]).size).toBe(6);
});
