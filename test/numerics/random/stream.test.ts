import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  chiSquare,
  fillIndices,
  fillNormals,
  integerBelow,
  normal,
  positionOf,
  randomStream,
  type Stream,
  seek,
  substream,
  uniform,
  uniformInteger,
} from '../../../src/numerics/random/index.js';

afterEach(() => vi.unstubAllGlobals());

const seeds = fc.maxSafeNat();
const paths = fc.array(fc.oneof(fc.maxSafeNat(), fc.string({ maxLength: 5 })), { maxLength: 4 });
const head = (stream: Stream) => [uniformInteger(stream), uniformInteger(stream)];

test('a path is walked step by step, wherever the parent has got to', () => {
  fc.assert(
    fc.property(seeds, paths, paths, (seed, start, end) => {
      const parent = randomStream(seed, ...start);
      uniform(parent);
      expect(head(substream(parent, ...end))).toEqual(head(randomStream(seed, ...start, ...end)));
    }),
  );
});

test('different addresses give different numbers', () => {
  const addresses: [number, ...(number | string)[]][] = [
    [0],
    [1],
    [2 ** 32],
    [2 ** 53 - 1],
    [0, 0],
    [0, 0, 0],
    [0, 1],
    [1, 0],
    [0, 2 ** 32],
    [0, 2 ** 53 - 1],
    [0, ''],
    [0, '0'],
    [0, 48],
    [0, 'a', 'b'],
    [0, 'ab'],
    [0, 'ba'],
    [0, 'a', 98],
    [0, 1, 98],
    [0, 2, 97, 98],
    [0, 'start', 1],
    [0, 'noise', 1],
  ];
  const heads = addresses.map((address) => head(randomStream(...address)).join());
  expect(new Set(heads).size).toBe(addresses.length);
});

test('twenty thousand sibling streams have different first numbers', () => {
  const parent = randomStream(5, 'replica');
  const firsts = new Set(Array.from({ length: 20_000 }, (_, i) => uniformInteger(substream(parent, i))));
  expect(firsts.size).toBe(20_000);
});

test('neighbouring streams are uncorrelated', () => {
  const count = 20_000;
  const [a, b] = [0, 1].map((i) => fillNormals(new Float64Array(count), randomStream(0, i))) as [
    Float64Array,
    Float64Array,
  ];
  const correlation = a.reduce((sum, x, i) => sum + x * b[i]!, 0) / count;
  expect(Math.abs(correlation) * Math.sqrt(count)).toBeLessThan(4);
});

describe('position', () => {
  const draws = [uniform, normal, (s: Stream) => chiSquare(3.5, s), (s: Stream) => integerBelow(10, s)];

  test('continues a stream from a saved position', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 300 }), fc.array(fc.nat(3), { maxLength: 300 }), (before, after) => {
        const stream = randomStream(11, 4);
        for (const draw of before) draws[draw]!(stream);
        const resumed = randomStream(11, 4);
        seek(resumed, positionOf(stream));
        expect(after.map((draw) => draws[draw]!(resumed))).toEqual(after.map((draw) => draws[draw]!(stream)));
        expect(positionOf(resumed)).toBe(positionOf(stream));
      }),
    );
  });

  test.each([0, 1, 2, 127, 128, 1001, 2 ** 33 + 1, 2 ** 53 - 1])('seeks to pair %d', (position) => {
    const stream = randomStream(1);
    seek(stream, position);
    expect(positionOf(stream)).toBe(position);
    const [, second] = head(stream);
    if (position < 2 ** 53 - 1) {
      seek(stream, position + 1);
      expect(uniformInteger(stream)).toBe(second);
    }
  });

  test('counts one pair per uniform number', () => {
    const stream = randomStream(1);
    for (let i = 0; i < 1000; i++) uniform(stream);
    expect(positionOf(stream)).toBe(1000);
  });
});

test('filling in pieces gives the numbers of one call', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 6 }), (pieces) => {
      const total = pieces.reduce((sum, piece) => sum + piece, 0);
      const whole = fillNormals(new Float64Array(total), randomStream(3));
      const stream = randomStream(3);
      const parts = pieces.flatMap((piece) => [...fillNormals(new Float64Array(piece), stream)]);
      expect(Float64Array.from(parts)).toEqual(whole);
      const single = randomStream(3);
      expect(Float64Array.from({ length: total }, () => normal(single))).toEqual(whole);
      expect(positionOf(single)).toBe(positionOf(stream));
    }),
    { numRuns: 50 },
  );
});

test('gives the same numbers where WebAssembly is missing', async () => {
  const expected = fillIndices(new Uint32Array(1000), 2 ** 32, randomStream(9, 'x'));
  vi.resetModules();
  vi.stubGlobal('WebAssembly', undefined);
  const plain = await import('../../../src/numerics/random/index.js');
  expect(plain.fillIndices(new Uint32Array(1000), 2 ** 32, plain.randomStream(9, 'x'))).toEqual(expected);
});

test.each([
  ['seed', () => randomStream(-1)],
  ['seed', () => randomStream(0.5)],
  ['seed', () => randomStream(2 ** 53)],
  ['path', () => randomStream(0, NaN)],
  ['position', () => seek(randomStream(0), -3)],
])('refuses an illegal %s', (what, call) => {
  expect(call).toThrow(new RegExp(`random stream: ${what} is .* Next: pass an integer`));
});
