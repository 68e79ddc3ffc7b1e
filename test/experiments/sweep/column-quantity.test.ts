import { expect, test } from 'vitest';
import { columnQuantity } from '../../../src/experiments/sweep/column-quantity.js';
import { planned } from './site.js';

test.each([
  ['loss[t=10]', 'at t = 10'],
  ['loss.simulated[t=0.5]', 'at t = 0.5, simulated'],
  ['kernelRatio', 'kernel eigenvalue at infinite time over its start'],
  ['kernelRatio.simulated', 'over its start, simulated'],
])('%s', async (column, meaning) => {
  const { theory } = await planned({ theory: 'linear-exact', observe: ['kernelRatio'] });
  expect(columnQuantity(theory, column)).toMatchObject({ name: column, meaning: expect.stringContaining(meaning) });
});

test.each(['agreement', 'kernelRatio.error', 'loss[t=10].error'])('%s is no quantity', async (column) => {
  const { theory } = await planned({ theory: 'linear-exact', observe: ['kernelRatio'] });
  expect(columnQuantity(theory, column)).toBeUndefined();
});
