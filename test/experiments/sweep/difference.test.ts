import { expect, test } from 'vitest';
import { differences } from '../../../src/experiments/sweep/difference.js';

test('one line for each place that differs', () => {
  const before = { theory: 'a', sweep: { width: [1, 2] }, seed: 0 };
  const after = { seed: 0, theory: 'a', sweep: { width: [1, 3], momentum: [0] }, points: 4 };
  expect(differences(before, after)).toEqual([
    'sweep.width: [1,2] -> [1,3]',
    'sweep.momentum: nothing -> [0]',
    'points: nothing -> 4',
  ]);
  expect(differences(before, { ...before })).toEqual([]);
});
