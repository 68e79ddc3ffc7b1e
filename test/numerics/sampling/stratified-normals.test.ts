import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf } from '../../../src/numerics/math/index.js';
import { randomStream } from '../../../src/numerics/random/index.js';
import { fillStratifiedNormals } from '../../../src/numerics/sampling/index.js';
import { ksTest } from '../../../src/numerics/statistics/index.js';

test('every stratum of equal probability holds one number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (n, seed) => {
      const values = fillStratifiedNormals(new Float64Array(n), randomStream(seed)).sort();
      for (let i = 0; i < n; i++) {
        expect(normalCdf(values[i]!)).toBeGreaterThanOrEqual(i / n - 1e-15);
        expect(normalCdf(values[i]!)).toBeLessThanOrEqual((i + 1) / n + 1e-15);
      }
    }),
  );
});

test('each entry is standard normal', () => {
  const values = Float64Array.from(
    { length: 4000 },
    (_, seed) => fillStratifiedNormals(new Float64Array(9), randomStream(seed))[4]!,
  );
  expect(ksTest(values, normalCdf).pValue).toBeGreaterThan(0.001);
});

test('the mean varies far less than that of independent numbers', () => {
  const n = 100;
  const means = Array.from({ length: 200 }, (_, seed) => {
    const values = fillStratifiedNormals(new Float64Array(n), randomStream(seed));
    return values.reduce((sum, x) => sum + x, 0) / n;
  });
  const rms = Math.sqrt(means.reduce((sum, x) => sum + x * x, 0) / means.length);
  expect(rms).toBeLessThan(0.1 / Math.sqrt(n));
});
