import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply, transpose } from '../../../src/numerics/linalg/matrix.js';
import { reflectorProduct, tridiagonalise } from '../../../src/numerics/linalg/tridiagonalise.js';
import { distance, orthonormalityError, symmetricArbitrary } from './matrices.js';

describe('tridiagonalise', () => {
  it('Q T Qᵀ = A with Q orthonormal', () => {
    fc.assert(
      fc.property(symmetricArbitrary, ({ n, a }) => {
        const reduced = tridiagonalise(a, n);
        const q = reflectorProduct(reduced);
        const t = new Float64Array(n * n);
        for (let i = 0; i < n; i++) {
          t[i * n + i] = reduced.diagonal[i]!;
          if (i + 1 < n) t[i * n + i + 1] = t[(i + 1) * n + i] = reduced.offDiagonal[i]!;
        }
        expect(orthonormalityError(q, n, n)).toBeLessThan(1e-14);
        expect(distance(multiply(multiply(q, t, n, n, n), transpose(q, n, n), n, n, n), a)).toBeLessThan(1e-13 * 4);
      }),
    );
  });
});
