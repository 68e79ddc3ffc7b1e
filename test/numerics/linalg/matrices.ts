import fc from 'fast-check';
import { multiply, transpose } from '../../../src/numerics/linalg/index.js';

/** Entries with a few digits, zeros and repeats included: degenerate cases are what breaks factorisations. */
export const entry = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 1, arbitrary: fc.integer({ min: -2, max: 2 }) },
);

/** Far from the smallest numbers, where the oracle gives up. */
export function tame(a: Float64Array): Float64Array {
  return a.map((value) => Math.round(value * 1e6) / 1e6);
}

export interface Sized {
  rows: number;
  columns: number;
  a: Float64Array;
}

export function matrixArbitrary(
  maxRows: number,
  maxColumns: number,
  shape: 'any' | 'tall' = 'any',
): fc.Arbitrary<Sized> {
  return fc
    .tuple(fc.integer({ min: 1, max: maxRows }), fc.integer({ min: 1, max: maxColumns }))
    .filter(([rows, columns]) => shape === 'any' || rows >= columns)
    .chain(([rows, columns]) =>
      fc
        .array(entry, { minLength: rows * columns, maxLength: rows * columns })
        .map((values) => ({ rows, columns, a: Float64Array.from(values) })),
    );
}

export const symmetricArbitrary = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc.array(entry, { minLength: n * n, maxLength: n * n }).map((values) => {
    const a = Float64Array.from(values);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[i * n + j] = a[j * n + i]!;
    return { n, a };
  }),
);

/** B Bᵀ + shift I: positive definite for shift > 0, of rank at most `inner` for shift = 0. */
export function gram(b: Float64Array, n: number, inner: number, shift = 0): Float64Array {
  const a = multiply(b, transpose(b, n, inner), n, inner, n);
  for (let i = 0; i < n; i++) a[i * n + i]! += shift;
  return a;
}

/** A reproducible matrix with entries in (-1, 1). */
export function pseudoRandom(length: number, seed = 1): Float64Array {
  let state = seed >>> 0;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  });
}

/** Largest absolute difference. */
export function distance(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (let i = 0; i < x.length; i++) {
    const d = Math.abs(x[i]! - y[i]!);
    if (!(d <= worst)) worst = d;
  }
  return worst;
}

/** |QᵀQ - I|, largest entry. */
export function orthonormalityError(q: Float64Array, rows: number, columns: number): number {
  let worst = 0;
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = i === j ? -1 : 0;
      for (let k = 0; k < rows; k++) sum += q[k * columns + i]! * q[k * columns + j]!;
      worst = Math.max(worst, Math.abs(sum));
    }
  }
  return worst;
}

export function failureCode(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
  return 'none';
}
