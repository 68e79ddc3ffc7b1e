import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELEMENTWISE_NAMES, type Reals } from '../../../src/numerics/kernels/index.js';
import { allKernels, firstDifference, formats, moved, numbers } from './all-kernels.js';

const [reference, ...others] = allKernels().filter((kernels) => kernels.portable);
/** Around the blocks of 256 inner terms, the eight lanes of inner products, and none. */
const innerSizes = [0, 1, 3, 7, 8, 9, 255, 256, 257, 1000];
/** Around tiles (4, 8), blocks of rows (64) and of columns (512). */
const outerSizes: [number, number][] = [
  [1, 1],
  [3, 5],
  [4, 8],
  [65, 9],
  [2, 515],
];

const awkward = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, 2.2e-308, 1e300];
const borders = [1e-8, 0.5, 0.55, 5.875, 6, 22, 26.5, 38, 354, 708, 709.78, 710, 745.2, 746, 1e6];

for (const kernels of others) {
  describe(`${kernels.id} gives the bits of ${reference!.id}`, () => {
    for (const format of formats) {
      for (const k of innerSizes) {
        it(`gemm, syrk, gemv, dot, axpy ${format} at inner size ${k}`, () => {
          for (const [m, n] of outerSizes) {
            for (const [alpha, beta] of [
              [1, 0],
              [0.3, 0.7],
            ] as const) {
              for (const [transposeA, transposeB] of [
                [false, false],
                [true, true],
              ] as const) {
                expectSame((run, place) => {
                  const [a, b, c] = [numbers(format, m * k), numbers(format, k * n, 2), numbers(format, m * n, 3)].map(
                    place,
                  );
                  run.gemm({ m, n, k, a: a!, b: b!, c: c!, transposeA, transposeB, alpha, beta });
                  return c!;
                });
                expectSame((run, place) => {
                  const [a, c] = [numbers(format, m * k), numbers(format, m * m, 3)].map(place);
                  run.syrk({ n: m, k, a: a!, c: c!, transpose: transposeA, alpha, beta });
                  return c!;
                });
                expectSame((run, place) => {
                  const [a, x, y] = [
                    numbers(format, m * k),
                    numbers(format, transposeA ? m : k),
                    numbers(format, transposeA ? k : m),
                  ].map(place);
                  run.gemv({ rows: m, columns: k, a: a!, x: x!, y: y!, transpose: transposeA, alpha, beta });
                  return y!;
                });
              }
            }
          }
          expectSame((run, place) => {
            const [x, y] = [numbers(format, k), numbers(format, k, 2)].map(place);
            run.axpy(0.3, x!, y!);
            return Float64Array.of(run.dot(x!, y!), ...y!);
          });
        });
      }

      it(`gemm ${format} of random shapes`, () => {
        const size = fc.integer({ min: 1, max: 90 });
        fc.assert(
          fc.property(
            size,
            size,
            size,
            fc.boolean(),
            fc.boolean(),
            fc.nat(),
            (m, n, k, transposeA, transposeB, seed) => {
              expectSame((run, place) => {
                const [a, b, c] = [
                  numbers(format, m * k, seed),
                  numbers(format, k * n, seed + 1),
                  numbers(format, m * n),
                ].map(place);
                run.gemm({ m, n, k, a: a!, b: b!, c: c!, transposeA, transposeB, alpha: -1.5, beta: 0.1 });
                return c!;
              });
            },
          ),
          { numRuns: 40 },
        );
      });

      for (const f of ELEMENTWISE_NAMES) {
        it(`map ${f} ${format}`, () => {
          const random = numbers(format, 5003).map((value, i) => value * [1, 0.1, 10, 300][i % 4]!) as Reals;
          random.set([...awkward, ...borders, ...borders.map((x) => -x)], 1000);
          expectSame((run, place) => {
            const [x, out] = [place(random), place(random)];
            run.map(f, x, out);
            return out;
          });
        });
      }
    }
  });

  function expectSame(compute: (run: typeof kernels, place: (array: Reals) => Reals) => Reals): void {
    const expected = compute(reference!, (array) => array.slice());
    expect(
      firstDifference(
        compute(kernels, (array) => array.slice()),
        expected,
      ),
    ).toBe(-1);
    const arena = kernels.arena();
    try {
      expect(
        firstDifference(
          compute(kernels, (array) => moved(arena, array)),
          expected,
        ),
      ).toBe(-1);
    } finally {
      arena.release();
    }
  }
}

it('there is something to compare', () => {
  expect(others.map((kernels) => kernels.id)).toContain('wasm');
});
