import { expect, test } from 'vitest';
import { normalCdf } from '../../../src/numerics/math/index.js';
import { fillNormals, normal, positionOf, randomStream } from '../../../src/numerics/random/index.js';
import { TAIL_START } from '../../../src/numerics/random/ziggurat.js';

const COUNT = 1_000_000;
const stream = randomStream(77);
const values = fillNormals(new Float64Array(COUNT), stream);

/** Share of values with the property, in standard errors of its probability. */
function z(property: (x: number) => boolean, probability: number): number {
  const share = values.reduce((sum, x) => sum + (property(x) ? 1 : 0), 0) / COUNT;
  return (share - probability) / Math.sqrt((probability * (1 - probability)) / COUNT);
}

test.each([
  [3, 0, 15],
  [4, 3, 96],
  [6, 15, 10_170],
])('has moment %d', (order, moment, variance) => {
  const mean = values.reduce((sum, x) => sum + x ** order, 0) / COUNT;
  expect(Math.abs(mean - moment) / Math.sqrt(variance / COUNT)).toBeLessThan(4);
});

test.each([-4, -TAIL_START, -3.5, -2, -1, -0.3, 0, 0.001, 0.5, 1.5, 3, TAIL_START, 4])(
  'has the probability below %d',
  (x) => {
    expect(Math.abs(z((value) => value < x, normalCdf(x)))).toBeLessThan(4);
  },
);

test('neighbouring numbers are uncorrelated, and so are their squares', () => {
  for (const lag of [1, 2, 128]) {
    const pairs = values.subarray(lag).map((x, i) => x * values[i]!);
    const squares = values.subarray(lag).map((x, i) => (x * x - 1) * (values[i]! ** 2 - 1));
    const root = Math.sqrt(pairs.length);
    expect(Math.abs(pairs.reduce((sum, x) => sum + x, 0)) / root).toBeLessThan(4);
    expect(Math.abs(squares.reduce((sum, x) => sum + x, 0)) / (2 * root)).toBeLessThan(4);
  }
});

test('takes little more than one pair a number', () => {
  expect(positionOf(stream) / COUNT).toBeGreaterThan(1.01);
  expect(positionOf(stream) / COUNT).toBeLessThan(1.03);
});

test('has fine digits: no two of a million numbers agree', () => {
  expect(new Set(values).size).toBe(COUNT);
});

test('a single draw costs no more than the pairs it needs', () => {
  const fresh = randomStream(0);
  normal(fresh);
  expect(positionOf(fresh)).toBe(1);
});
