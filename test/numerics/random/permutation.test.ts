import fc from 'fast-check';
import { expect, test } from 'vitest';
import { permutation, randomStream, shuffle } from '../../../src/numerics/random/index.js';
import { chiSquareTail } from '../../../src/numerics/statistics/index.js';

test('a shuffle keeps the entries', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), fc.nat(), (values, seed) => {
      const shuffled = shuffle(Float64Array.from(values), randomStream(seed));
      expect(shuffled.sort()).toEqual(Float64Array.from(values).sort());
    }),
  );
});

test('a permutation is a shuffle of the first integers', () => {
  expect([...permutation(50, randomStream(2))]).toEqual(shuffle([...Array(50).keys()], randomStream(2)));
  expect(permutation(0, randomStream(2)).length).toBe(0);
});

test('all orders of four are equally frequent', () => {
  const counts = new Map<string, number>();
  const stream = randomStream(31);
  for (let i = 0; i < 12_000; i++) {
    const order = permutation(4, stream).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
  expect(chiSquareTail(chiSquare, 23)).toBeGreaterThan(0.001);
});
