import { type Stream, takePair } from './stream.js';

/** One uniform number in (0, 1): a multiple of 2^-53, never 0 and never 1. Takes one pair (0 is drawn again, probability 2^-53). */
export function uniform(stream: Stream): number {
  for (;;) {
    const u = uniformInteger(stream) / 9007199254740992;
    if (u > 0) return u;
  }
}

/** One uniform integer in [0, 2^53). Takes one pair. */
export function uniformInteger(stream: Stream): number {
  const at = takePair(stream);
  return (stream.words[at]! >>> 5) * 67108864 + (stream.words[at + 1]! >>> 6);
}

/** Fills `out` with uniform numbers in (0, 1) and returns it. */
export function fillUniforms(out: Float64Array, stream: Stream): Float64Array {
  for (let i = 0; i < out.length; i++) out[i] = uniform(stream);
  return out;
}
