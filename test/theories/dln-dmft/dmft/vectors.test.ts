import { expect, test } from 'vitest';
import { kernels } from '../../../../src/numerics/kernels/index.js';
import {
  combine,
  dots,
  emptyVectors,
  getVector,
  setVector,
  vectorBytes,
} from '../../../../src/theories/dln-dmft/dmft/vectors.js';

test.each([1, 255, 256, 257, 1000])('passes over vectors of length %i equal the plain sums', (size) => {
  const count = 7;
  const arena = kernels().arena(vectorBytes(size, count));
  const vectors = emptyVectors(arena, size, count + 1);
  const plain = Array.from({ length: count }, (_, k) => Float64Array.from({ length: size }, (_, i) => Math.sin(i + k)));
  plain.forEach((x, k) => {
    setVector(vectors, k, x);
  });
  expect(getVector(vectors, 3, new Float64Array(size))).toEqual(plain[3]);
  const x = Float64Array.from({ length: size }, (_, i) => Math.cos(3 * i));
  const out = new Float64Array(count);
  dots(vectors, count, x, out);
  plain.forEach((row, k) => {
    expect(out[k]).toBeCloseTo(
      row.reduce((sum, v, i) => sum + v * x[i]!, 0),
      9,
    );
  });
  const sum = new Float64Array(size).fill(1);
  combine(vectors, count, out, sum);
  const last = size - 1;
  expect(sum[last]).toBeCloseTo(1 + plain.reduce((s, row, k) => s + out[k]! * row[last]!, 0), 9);
  arena.release();
});
