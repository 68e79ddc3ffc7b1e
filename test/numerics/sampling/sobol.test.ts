import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/numerics/math/index.js';
import { randomStream } from '../../../src/numerics/random/index.js';
import { fillSobol, fillSobolNormals, sobolSequence } from '../../../src/numerics/sampling/index.js';
import { ksTest } from '../../../src/numerics/statistics/index.js';

const oracle = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/sobol.json`, 'utf8')) as {
  coordinates: number[];
  points: { index: number; values: number[] }[];
};

const points = (dimension: number, count: number, from: number, seed?: number) =>
  fillSobol(
    new Float64Array(dimension * count),
    sobolSequence(dimension, seed === undefined ? undefined : randomStream(seed)),
    from,
  );

describe('plain sequence', () => {
  const sequence = sobolSequence(1111);

  test.each(oracle.points)('point $index is that of SciPy, up to dimension 1111', ({ index, values }) => {
    const point = fillSobol(new Float64Array(1111), sequence, index);
    expect(oracle.coordinates.map((j) => point[j])).toEqual(values);
  });
});

describe.each([
  ['plain', undefined],
  ['scrambled', 12],
])('%s sequence', (_, seed) => {
  test('any start gives the same points', () => {
    const whole = points(7, 600, 0, seed);
    fc.assert(
      fc.property(fc.nat(599), fc.nat(100), (from, length) => {
        const count = Math.min(length, 600 - from);
        expect(points(7, count, from, seed)).toEqual(whole.subarray(7 * from, 7 * (from + count)));
      }),
    );
  });

  test('fewer coordinates are the first of more', () => {
    const wide = points(40, 16, 100, seed);
    for (const dimension of [1, 3, 39]) {
      const narrow = points(dimension, 16, 100, seed);
      for (let i = 0; i < 16; i++) {
        const row = wide.subarray(40 * i, 40 * i + dimension);
        expect(narrow.subarray(dimension * i, dimension * (i + 1))).toEqual(row);
      }
    }
  });

  test('every aligned block of 2^k points has one in each of 2^k equal intervals, in each coordinate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.nat(1000), (k, block) => {
        const count = 2 ** k;
        const dimension = 60;
        const set = points(dimension, count, block * count, seed);
        for (let j = 0; j < dimension; j++) {
          const cells = new Set(Array.from({ length: count }, (_, i) => Math.floor(set[i * dimension + j]! * count)));
          expect(cells.size).toBe(count);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('the first two coordinates fill every rectangle of area 2^-k once', () => {
    const set = points(2, 256, 0, seed);
    for (let across = 0; across <= 8; across++) {
      const [width, height] = [2 ** across, 2 ** (8 - across)];
      const cell = (i: number) => Math.floor(set[2 * i]! * width) * height + Math.floor(set[2 * i + 1]! * height);
      expect(new Set(Array.from({ length: 256 }, (_, i) => cell(i))).size).toBe(256);
    }
  });

  test('reaches the last index', () => {
    const last = points(3, 2, 2 ** 32 - 2, seed);
    expect(last.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(() => points(3, 2, 2 ** 32 - 1, seed)).toThrow(/Sobol points 4294967295 to 4294967297/);
  });
});

describe('normals', () => {
  test('are the quantiles of the points', () => {
    const sequence = sobolSequence(5, randomStream(3));
    const uniforms = fillSobol(new Float64Array(500), sequence, 17);
    expect(fillSobolNormals(new Float64Array(500), sequence, 17)).toEqual(uniforms.map(normalQuantile));
  });

  test('each point of a scrambled sequence is a standard normal vector', () => {
    const dimension = 3;
    const point = 5;
    const values = Float64Array.from({ length: 4000 }, (_, seed) => {
      const sequence = sobolSequence(dimension, randomStream(seed));
      return fillSobolNormals(new Float64Array(dimension), sequence, point)[seed % dimension]!;
    });
    expect(ksTest(values, normalCdf).pValue).toBeGreaterThan(0.001);
  });

  test('refuse an unscrambled sequence', () => {
    expect(() => fillSobolNormals(new Float64Array(2), sobolSequence(2))).toThrow(/unscrambled/);
  });
});

test.each([0, 1.5, 1112, NaN])('refuses dimension %d', (dimension) => {
  expect(() => sobolSequence(dimension)).toThrow(`Sobol sequence of dimension ${dimension}`);
});

test('refuses an array that is no whole number of points', () => {
  expect(() => fillSobol(new Float64Array(5), sobolSequence(2))).toThrow(/Sobol points 0 to 2.5/);
});
