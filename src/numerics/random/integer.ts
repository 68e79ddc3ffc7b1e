import { NumericalError } from '../errors.js';
import { type Stream, takePair } from './stream.js';
import { uniformInteger } from './uniform.js';

const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;

/**
 * One integer in [0, n), every value exactly equally likely; `n` an integer in [1, 2^53]. Throws NumericalError RANDOM_RANGE.
 * Takes one pair per attempt; attempts in the incomplete last run of n values are rejected.
 */
export function integerBelow(n: number, stream: Stream): number {
  requireRange(n);
  return n <= TWO_32 ? shortBelow(n, stream) : longBelow(n, stream);
}

/** Fills `out` with integers in [0, n): indices drawn with replacement. `n` in [1, 2^32]. Throws NumericalError RANDOM_RANGE. */
export function fillIndices(out: Uint32Array, n: number, stream: Stream): Uint32Array {
  requireRange(n, TWO_32);
  for (let i = 0; i < out.length; i++) out[i] = shortBelow(n, stream);
  return out;
}

function shortBelow(n: number, stream: Stream): number {
  const limit = TWO_32 - (TWO_32 % n);
  for (;;) {
    const word = stream.words[takePair(stream)]!;
    if (word < limit) return word % n;
  }
}

function longBelow(n: number, stream: Stream): number {
  const limit = TWO_53 - (TWO_53 % n);
  for (;;) {
    const value = uniformInteger(stream);
    if (value < limit) return value % n;
  }
}

function requireRange(n: number, largest = TWO_53): void {
  if (Number.isInteger(n) && n >= 1 && n <= largest) return;
  throw new NumericalError({
    code: 'RANDOM_RANGE',
    what: `random integer below ${n}`,
    cause: 'an empty or fractional range',
    remedy: `pass an integer between 1 and ${largest}`,
  });
}
