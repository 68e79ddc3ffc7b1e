import { expect, test } from 'vitest';
import { rankCorrelation } from '../../../../../src/theories/linearization/claims/feature-tasks/rank-correlation.js';

// Values of scipy.stats.spearmanr.
test.each([
  ['same order', [1, 5, 9, 12, 20], [0.1, 0.2, 3, 4, 5], 1],
  ['opposite order', [1, 2, 3, 4, 5], [9, 7, 5, 3, 1], -1],
  [
    'in between',
    [106, 100, 86, 101, 99, 103, 97, 113, 112, 110],
    [7, 27, 2, 50, 28, 29, 20, 12, 6, 17],
    -0.17575757575757575,
  ],
])('%s', (_, x, y, expected) => {
  const { estimate, low } = rankCorrelation(x, y);
  expect(estimate).toBeCloseTo(expected, 12);
  expect(low).toBeLessThanOrEqual(estimate);
});

test('the interval of many networks is narrow, that of few wide', () => {
  const [few, many] = [10, 1000].map((n) => {
    const x = Array.from({ length: n }, (_, i) => i);
    return rankCorrelation(
      x,
      x.map((v) => (v * 7919) % n),
    );
  });
  expect(few!.estimate - few!.low).toBeGreaterThan(many!.estimate - many!.low);
});
