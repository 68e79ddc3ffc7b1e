import { expect, test } from 'vitest';
import { randomStream } from '../../../../src/numerics/random/index.js';
import { momentsOf, standardError, variance } from '../../../../src/numerics/statistics/index.js';
import { gramOf } from '../../../../src/theories/sgd-ode/initial/gram-factor.js';
import { bartlettRows } from '../../../../src/theories/sgd-ode/initial/random-rows.js';

test.each([
  [3, 50],
  [3, 2],
  [2, 1e12],
])('Gram matrix of %i rows in dimension %d is Wishart', (rows, d) => {
  const stream = randomStream(3);
  const draws = Array.from({ length: 3000 }, () => gramOf(bartlettRows(rows, d, d, stream), rows, Math.min(rows, d)));
  for (let i = 0; i < rows; i++)
    for (let j = 0; j <= i; j++) {
      const moments = momentsOf(draws.map((gram) => gram[i * rows + j]!));
      expect(Math.abs(moments.mean - (i === j ? 1 : 0))).toBeLessThan(4 * standardError(moments));
      const spread = (i === j ? 2 : 1) / d;
      expect(Math.abs(variance(moments) / spread - 1)).toBeLessThan(0.2);
    }
});
