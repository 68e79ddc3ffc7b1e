import { expect, it } from 'vitest';
import { product } from '../../../../src/numerics/kernels/typescript/product.js';
import { numbers } from '../all-kernels.js';

it('sums the inner terms in order, in blocks of 256, without a fused multiply-add', () => {
  const [m, n, k] = [3, 6, 600];
  const [alpha, beta] = [0.3, 0.7];
  for (const format of ['f64', 'f32'] as const) {
    const round = format === 'f64' ? (x: number) => x : Math.fround;
    const [a, b, start] = [numbers(format, m * k), numbers(format, k * n, 2), numbers(format, m * n, 3)];
    const c = start.slice();
    product({ m, n, k, alpha, a, transposeA: false, b, transposeB: false, beta, c, lower: false });
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let expected = round(round(beta) * start[i * n + j]!);
        for (let first = 0; first < k; first += 256) {
          let sum = 0;
          for (let l = first; l < Math.min(first + 256, k); l++)
            sum = round(sum + round(a[i * k + l]! * b[l * n + j]!));
          expected = round(expected + round(round(alpha) * sum));
        }
        expect(c[i * n + j]).toBe(expected);
      }
    }
  }
});
