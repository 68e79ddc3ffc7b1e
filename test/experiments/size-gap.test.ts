import { expect, test } from 'vitest';
import { type Dataset, exact } from '../../src/contract/index.js';
import { sizeGaps } from '../../src/experiments/size-gap.js';
import { normal, randomStream } from '../../src/numerics/random/index.js';

const t = Float64Array.of(0, 1, 2);
const limit: Dataset = { sizes: { t: 3 }, series: { t: exact(['t'], t), f: exact(['t'], Float64Array.of(0, 0, 0)) } };

/** Networks whose mean is off by 2/size at t = 2 and that scatter by 1/sqrt(size). */
function networks(size: number, replicas: number): Dataset {
  const stream = randomStream(4, size);
  const values = Float64Array.from(
    { length: 3 * replicas },
    (_, i) => (i % 3 === 2 ? 2 / size : 0) + normal(stream) / Math.sqrt(size),
  );
  return { sizes: { replica: replicas, t: 3 }, series: { t: exact(['t'], t), f: exact(['replica', 't'], values) } };
}

test('bias and spread of finite networks get their exponents within the stated interval', () => {
  const measured = [10, 30, 100].map((size) => ({ size, simulated: networks(size, 20_000), expected: limit }));
  const [mean, spread] = sizeGaps('f', 'width', measured);
  expect(mean).toMatchObject({ of: 'mean', parameter: 'width', sizes: [10, 30, 100], curved: false });
  expect(mean!.confidence[0]).toBeLessThan(-1);
  expect(mean!.confidence[1]).toBeGreaterThan(-1);
  expect(spread!.exponent).toBeCloseTo(-0.5, 1);
  expect(spread!.extrapolated).toBeCloseTo(1 / Math.sqrt(200), 2);
});

test('gaps lost in noise are said to be so', () => {
  const measured = [1000, 3000].map((size) => ({ size, simulated: networks(size, 20), expected: limit }));
  expect(sizeGaps('f', 'width', measured)[0]!.reason).toMatch(/simulate more replicas/);
});
