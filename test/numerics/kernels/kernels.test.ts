import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Elementwise, Reals } from '../../../src/numerics/kernels/index.js';
import { ELEMENTWISE_NAMES } from '../../../src/numerics/kernels/index.js';
import { erf, exp, tanh } from '../../../src/numerics/math/index.js';
import { fillNormals, normal, positionOf, randomStream } from '../../../src/numerics/random/index.js';
import { distance, failureCode } from '../linalg/matrices.js';
import { allKernels, firstDifference, formats, numbers } from './all-kernels.js';

const rounding = { f64: 1.2e-16, f32: 6e-8 };

interface Shape {
  m: number;
  n: number;
  k: number;
  transposeA: boolean;
  transposeB: boolean;
  alpha: number;
  beta: number;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  m: fc.integer({ min: 0, max: 40 }),
  n: fc.integer({ min: 0, max: 40 }),
  k: fc.integer({ min: 0, max: 40 }),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  alpha: fc.constantFrom(1, -1, 0.3),
  beta: fc.constantFrom(0, 1, 0.7),
});

/** The product entry by entry in double precision, and the size of the terms that went into it. */
function plainProduct(s: Shape, a: Reals, b: Reals, c: Reals, i: number, j: number): { value: number; size: number } {
  let value = s.beta === 0 ? 0 : s.beta * c[i * s.n + j]!;
  let size = Math.abs(value);
  for (let l = 0; l < s.k; l++) {
    const term = a[s.transposeA ? l * s.m + i : i * s.k + l]! * b[s.transposeB ? j * s.k + l : l * s.n + j]!;
    value += s.alpha * term;
    size += Math.abs(s.alpha * term);
  }
  return { value, size };
}

const scalars: Record<Elementwise, (x: number) => number> = {
  exp,
  tanh,
  'tanh-derivative': (x) => 1 - tanh(x) ** 2,
  erf,
  'erf-derivative': (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x),
  'erf-sqrt2': (x) => erf(x / Math.SQRT2),
  'erf-sqrt2-derivative': (x) => Math.sqrt(2 / Math.PI) * Math.exp((-x * x) / 2),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  'sigmoid-derivative': (x) => 0.25 / Math.cosh(x / 2) ** 2,
  relu: (x) => Math.max(x, 0),
  'relu-derivative': (x) => (x > 0 ? 1 : 0),
  square: (x) => x * x,
  'square-derivative': (x) => x + x,
};

for (const kernels of allKernels()) {
  describe(`kernels ${kernels.id}`, () => {
    for (const format of formats) {
      it(`gemm ${format} is the product, for any shape, transposes, alpha and beta`, () => {
        fc.assert(
          fc.property(shapes, (s) => {
            const [a, b, old] = [
              numbers(format, s.m * s.k),
              numbers(format, s.k * s.n, 2),
              numbers(format, s.m * s.n, 3),
            ];
            const c = old.slice();
            kernels.gemm({ ...s, a, b, c });
            let worst = 0;
            for (let i = 0; i < s.m; i++) {
              for (let j = 0; j < s.n; j++) {
                const { value, size } = plainProduct(s, a, b, old, i, j);
                const error = Math.abs(c[i * s.n + j]! - value);
                if (!(error <= (s.k + 4) * rounding[format] * size)) worst = Math.max(worst, error || 1);
              }
            }
            expect(worst).toBe(0);
          }),
        );
      });

      it(`syrk ${format} is the symmetric product of either kind`, () => {
        for (const transpose of [false, true]) {
          const [n, k] = [70, 33];
          const a = numbers(format, n * k);
          const start = numbers(format, n * n, 2);
          for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) start[j * n + i] = start[i * n + j]!;
          const [c, full] = [start.slice(), start.slice()];
          kernels.syrk({ n, k, a, c, transpose, alpha: 0.5, beta: 2 });
          kernels.gemm({
            m: n,
            n,
            k,
            a,
            b: a,
            c: full,
            transposeA: transpose,
            transposeB: !transpose,
            alpha: 0.5,
            beta: 2,
          });
          expect(distance(c, full)).toBeLessThan(400 * rounding[format]);
          const transposed = c.map((_, at) => c[(at % n) * n + Math.floor(at / n)]!) as Reals;
          expect(firstDifference(c, transposed)).toBe(-1);
        }
      });

      it(`gemv, axpy, dot ${format} agree with gemm`, () => {
        fc.assert(
          fc.property(shapes, fc.boolean(), ({ m: rows, n: columns, alpha, beta }, transpose) => {
            const a = numbers(format, rows * columns);
            const [inner, outer] = transpose ? [rows, columns] : [columns, rows];
            const [x, y] = [numbers(format, inner, 4), numbers(format, outer, 5)];
            const expected = y.slice();
            kernels.gemm({ m: outer, n: 1, k: inner, a, b: x, c: expected, transposeA: transpose, alpha, beta });
            const received = y.slice();
            kernels.gemv({ rows, columns, a, x, y: received, transpose, alpha, beta });
            const allowed = 40 * (inner + 4) * rounding[format];
            expect(distance(received, expected)).toBeLessThan(allowed);
            const z = numbers(format, inner, 6);
            const sum = new Float64Array(1);
            for (let i = 0; i < inner; i++) sum[0]! += x[i]! * z[i]!;
            expect(Math.abs(kernels.dot(x, z) - sum[0]!)).toBeLessThan(allowed);
            const moved = z.slice();
            kernels.axpy(alpha, x, moved);
            const plain = z.map((value, i) => value + alpha * x[i]!);
            expect(distance(moved, plain)).toBeLessThan(20 * rounding[format]);
          }),
        );
      });

      it(`with beta 0 what was in C or y is not read (${format})`, () => {
        const nan = numbers(format, 25).fill(Number.NaN);
        const a = numbers(format, 25);
        const [c, d] = [nan.slice(), nan.slice()];
        kernels.gemm({ m: 5, n: 5, k: 5, a, b: a, c });
        kernels.syrk({ n: 5, k: 5, a, c: d });
        const y = nan.slice(0, 5);
        kernels.gemv({ rows: 5, columns: 5, a, x: a.slice(0, 5), y });
        for (const result of [c, d, y]) expect(result.every(Number.isFinite)).toBe(true);
      });

      it(`map ${format} applies the function, also in place`, () => {
        const x = numbers(format, 501).map((value) => 3 * value) as Reals;
        for (const f of ELEMENTWISE_NAMES) {
          const out = x.slice();
          kernels.map(f, x, out);
          for (let i = 0; i < x.length; i++) {
            const expected = scalars[f](x[i]!);
            expect(Math.abs(out[i]! - expected), `${f}(${x[i]})`).toBeLessThanOrEqual(
              40 * rounding[format] * Math.max(Math.abs(expected), 1e-3),
            );
          }
          const inPlace = x.slice();
          kernels.map(f, inPlace, inPlace);
          expect(firstDifference(inPlace, out)).toBe(-1);
        }
      });

      it(`fillNormals ${format} gives the numbers of the stream and moves it on`, () => {
        for (const length of [0, 1, 255, 256, 257, 5000]) {
          const [ours, reference] = [randomStream(7, 'test'), randomStream(7, 'test')];
          normal(ours);
          normal(reference);
          const out = numbers(format, length);
          kernels.fillNormals(out, ours);
          const expected = fillNormals(new Float64Array(length), reference);
          expect(firstDifference(out, format === 'f64' ? expected : Float32Array.from(expected))).toBe(-1);
          expect(positionOf(ours)).toBe(positionOf(reference));
          expect(normal(ours)).toBe(normal(reference));
        }
      });

      it(`arrays of an arena are zero, apart, and usable (${format})`, () => {
        const arena = kernels.arena();
        try {
          const arrays = [5, 0, 100].map((length) => (format === 'f64' ? arena.f64(length) : arena.f32(length)));
          arrays.forEach((array, i) => {
            expect(array.every((value) => value === 0)).toBe(true);
            array.fill(i + 1);
          });
          arrays.forEach((array, i) => {
            expect(array.every((value) => value === i + 1)).toBe(true);
          });
          expect(kernels.dot(arrays[0]!, arrays[0]!)).toBe(5);
        } finally {
          arena.release();
        }
      });
    }

    it('refuses arrays that do not fit', () => {
      const a = new Float64Array(6);
      const wrong: (() => unknown)[] = [
        () => kernels.gemm({ m: 2, n: 2, k: 3, a, b: a, c: a }),
        () => kernels.syrk({ n: 2, k: 3, a, c: a }),
        () => kernels.gemv({ rows: 2, columns: 3, a, x: a, y: a }),
        () => kernels.axpy(1, a, new Float64Array(5)),
        () => kernels.dot(a, new Float64Array(5)),
        () => kernels.map('exp', a, new Float64Array(5)),
        () => kernels.map<Reals>('exp', a, new Float32Array(6)),
      ];
      for (const run of wrong) expect(failureCode(run)).toBe('KERNELS_SHAPE');
    });
  });
}
