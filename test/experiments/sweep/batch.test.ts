import { expect, test } from 'vitest';
import { batchSizer } from '../../../src/experiments/sweep/batch.js';

test.each([
  ['quick cells', 0.2, 1250],
  ['slow cells', 50, 5],
  ['very slow cells', 5000, 1],
])('%s come in batches of about a quarter of a second', (_, each, size) => {
  const sizer = batchSizer(2);
  for (let round = 0; round < 10; round++) {
    const cells = sizer.next(1e6);
    sizer.took(cells, cells * each);
  }
  expect(sizer.next(1e6)).toBe(size);
});

test('the end is shared out', () => {
  const sizer = batchSizer(2);
  for (let round = 0; round < 10; round++) sizer.took(sizer.next(1e6), 0.1);
  expect([sizer.next(100), sizer.next(7), sizer.next(1)]).toEqual([25, 2, 1]);
});
