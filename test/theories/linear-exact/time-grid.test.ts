import { expect, test } from 'vitest';
import { resolve } from '../../../src/theories/linear-exact/setting.js';
import { residualRatioAt, solve } from '../../../src/theories/linear-exact/solution.js';
import { timeGrid } from '../../../src/theories/linear-exact/time-grid.js';
import { given } from './networks.js';

test.each<[string, Record<string, unknown>]>([
  ['generic', { readoutWeights: [1, 0.2], hiddenWeights: [0.1, 0.5] }],
  ['plateau', { readoutWeights: [1e-8], hiddenWeights: [2e-8] }],
  ['trapped', { readoutWeights: [1], hiddenWeights: [-1] }],
  ['algebraic', { readoutWeights: [1], hiddenWeights: [1], inputLabelMoment: 0 }],
  ['fixed', { readoutWeights: [0], hiddenWeights: [0] }],
  ['fixed, nothing to learn', { readoutWeights: [0], hiddenWeights: [0], inputLabelMoment: 0 }],
])('%s: 0, then ascending finite times that reach the end', (_, raw) => {
  const parameters = given({ readoutLearningRate: 1, hiddenLearningRate: 1, ...raw });
  const start = {
    readoutWeights: Float64Array.from(parameters.readoutWeights),
    hiddenWeights: Float64Array.from(parameters.hiddenWeights),
  };
  const solution = solve(start, resolve(parameters));
  const grid = timeGrid(solution, 100);
  expect(grid[0]).toBe(0);
  expect(grid.length).toBeGreaterThan(55);
  expect(grid.length).toBeLessThanOrEqual(102);
  grid.forEach((t, k) => {
    expect(Number.isFinite(t)).toBe(true);
    if (k > 0) expect(t).toBeGreaterThan(grid[k - 1]!);
  });
  if (solution.kind === 'generic') expect(residualRatioAt(solution, grid.at(-1)!)).toBeCloseTo(1e-6, 12);
});
