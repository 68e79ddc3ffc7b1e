import { expect, test } from 'vitest';
import { activations } from '../../src/networks/activations/index.js';
import { correlations } from '../../src/networks/correlations.js';
import { gaussianNetwork, lazyNetwork, streamNormals } from '../../src/networks/initialise.js';
import { lazyGaussian } from '../../src/networks/lazy-gaussian.js';
import { basePasses } from '../../src/networks/passes.js';
import { dot } from '../../src/numerics/linalg/index.js';
import { fillNormals, randomStream } from '../../src/numerics/random/index.js';
import { ksTwoSampleTest } from '../../src/numerics/statistics/index.js';
import { inputsOf, plain } from './fixtures.js';

test('products from both sides belong to one matrix', () => {
  const map = lazyGaussian(90, 70, 0.3, randomStream(1, 'lazy'));
  const draws = randomStream(2, 'queries');
  const vector = (n: number) => fillNormals(new Float64Array(n), draws);
  const [h1, h2, d1, d2] = [vector(70), vector(70), vector(90), vector(90)];
  const first = map.times(h1, 1);
  const back = map.transposeTimes(d1, 1);
  expect(dot(first, d1)).toBeCloseTo(dot(back, h1), 10);
  const second = map.times(h2, 1);
  expect(dot(second, d1)).toBeCloseTo(dot(back, h2), 10);
  expect(dot(first, d2)).toBeCloseTo(dot(map.transposeTimes(d2, 1), h1), 10);
  const sum = map.times(
    h1.map((v, i) => 2 * v - h2[i]!),
    1,
  );
  sum.forEach((v, i) => {
    expect(v).toBeCloseTo(2 * first[i]! - second[i]!, 10);
  });
});

test('kernels and correlations have the law of dense networks', () => {
  const sizes = [3, 96, 96, 1];
  const x = inputsOf(3, 3);
  const scaling = { ...plain, biasScale: 0 };
  const sample = (network: Parameters<typeof correlations>[0]) => {
    const found = correlations(network, basePasses(network, x, 3), [0], [1, 2, 0, 1]);
    return found.map((row) => row[0]!);
  };
  const nets = 150;
  const dense = Array.from({ length: nets }, (_, i) =>
    sample(gaussianNetwork(sizes, activations.erf, scaling, streamNormals(randomStream(3, 'dense', i)))),
  );
  const lazy = Array.from({ length: nets }, (_, i) =>
    sample(lazyNetwork(sizes, activations.erf, scaling, randomStream(3, 'lazy', i))),
  );
  for (let d = 0; d < 4; d++) {
    const column = (rows: number[][]) => rows.map((row) => row[d]!);
    expect(ksTwoSampleTest(column(dense), column(lazy)).pValue, `order ${d + 1}`).toBeGreaterThan(0.005);
  }
});
