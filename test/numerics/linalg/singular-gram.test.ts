import { expect, test } from 'vitest';
import { symmetricEigen } from '../../../src/numerics/linalg/index.js';
import { fillNormals, randomStream } from '../../../src/numerics/random/index.js';

test.each([100, 200, 300])('Gram matrix of %d vectors in three dimensions: all but three eigenvalues vanish', (n) => {
  const rows = fillNormals(new Float64Array(3 * n), randomStream(1, 'gram', n));
  const gram = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return [0, 1, 2].reduce((sum, c) => sum + rows[3 * i + c]! * rows[3 * j + c]!, 0);
  });
  const { values } = symmetricEigen(gram, n);
  const trace = values.reduce((sum, x) => sum + x, 0);
  expect(Math.max(...values.subarray(0, n - 3).map(Math.abs))).toBeLessThan(1e-13 * trace);
  expect(values[n - 3]).toBeGreaterThan(0.05 * trace);
});
