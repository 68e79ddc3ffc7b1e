import { integerBelow } from './integer.js';
import type { Stream } from './stream.js';

/** Shuffles `values` in place, every order equally likely, and returns it. Fisher-Yates from the last entry down. */
export function shuffle<T extends unknown[] | Float64Array | Uint32Array>(values: T, stream: Stream): T {
  const entries = values as unknown[];
  for (let last = entries.length - 1; last > 0; last--) {
    const chosen = integerBelow(last + 1, stream);
    const kept = entries[last];
    entries[last] = entries[chosen];
    entries[chosen] = kept;
  }
  return values;
}

/** The numbers 0 to n - 1 in random order; `n` an integer in [0, 2^32). */
export function permutation(n: number, stream: Stream): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  return shuffle(order, stream);
}
