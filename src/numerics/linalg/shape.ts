import { NumericalError } from '../errors.js';

/** Throws `LINALG_SHAPE` unless the array holds exactly `expected` entries: a wrong shape must not read `undefined`. */
export function requireLength(what: string, array: { readonly length: number }, expected: number): void {
  if (array.length === expected) return;
  throw new NumericalError({
    code: 'LINALG_SHAPE',
    what: `${what}: expected ${expected} entries, received ${array.length}`,
    cause: 'the dimensions passed do not belong to this array',
    remedy: 'check the order rows, columns and that the matrix is stored row by row without gaps',
  });
}

/** Throws `LINALG_NOT_FINITE` when an entry is NaN or infinite: factorisations would spread it silently. */
export function requireFinite(what: string, array: Float64Array): void {
  for (let i = 0; i < array.length; i++) {
    if (Number.isFinite(array[i]!)) continue;
    throw new NumericalError({
      code: 'LINALG_NOT_FINITE',
      what: `${what}: entry ${i} is ${array[i]}`,
      cause: 'an earlier computation overflowed or divided by zero',
      remedy: 'look for a diverging run: lower the learning rate, step size or initial scale',
    });
  }
}
