import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillNormals, randomStream } from '../../../../src/numerics/random/index.js';
import { compressColumns } from '../../../../src/theories/sgd-ode/simulators/compress.js';

test('compression keeps every inner product, is triangular, and leaves the first columns alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(3), fc.nat(12), fc.nat(100), (rows, from, extra, seed) => {
      const [to, stride] = [from + extra, from + extra + 2];
      const matrix = fillNormals(new Float64Array(rows * stride), randomStream(seed));
      for (let i = 0; i < rows; i++) matrix.fill(0, i * stride + to, (i + 1) * stride);
      const before = matrix.slice();
      const used = compressColumns(matrix, { rows, stride, from, to });
      expect(used).toBe(from + Math.min(rows, extra));
      for (let i = 0; i < rows; i++) {
        for (let c = 0; c < from; c++) expect(matrix[i * stride + c]).toBe(before[i * stride + c]);
        for (let c = from + i + 1; c < stride; c++) expect(matrix[i * stride + c]).toBe(0);
        for (let j = 0; j <= i; j++) {
          let [old, now] = [0, 0];
          for (let c = 0; c < stride; c++) {
            old += before[i * stride + c]! * before[j * stride + c]!;
            now += matrix[i * stride + c]! * matrix[j * stride + c]!;
          }
          expect(Math.abs(now - old)).toBeLessThan(1e-12);
        }
      }
    }),
  );
});
