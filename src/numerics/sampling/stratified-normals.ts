import { normalQuantile } from '../math/index.js';
import { type Stream, shuffle, uniform } from '../random/index.js';

/**
 * Fills `out` with standard normal numbers, one from each of `out.length` strata of equal probability, in random order,
 * and returns it. Each entry is standard normal; together their mean and moments vary far less than independent ones.
 */
export function fillStratifiedNormals(out: Float64Array, stream: Stream): Float64Array {
  const n = out.length;
  for (let i = 0; i < n; i++) {
    // Upper strata are mirrored lower ones: a probability next to 1 would lose the tail's digits.
    const upper = 2 * i >= n;
    const z = normalQuantile(((upper ? n - 1 - i : i) + uniform(stream)) / n);
    out[i] = upper ? -z : z;
  }
  return shuffle(out, stream);
}
