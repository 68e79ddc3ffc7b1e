import { expect, it } from 'vitest';
import { mirrorLower } from '../../../src/numerics/kernels/mirror.js';

it('mirrorLower copies the lower triangle onto the upper', () => {
  for (const n of [0, 1, 2, 15, 16, 17, 40]) {
    const c = Float64Array.from({ length: n * n }, (_, at) => at);
    mirrorLower(c, n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) expect(c[i * n + j]).toBe(Math.max(i, j) * n + Math.min(i, j));
    }
  }
});
