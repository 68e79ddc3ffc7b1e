import { log } from '../math/index.js';
import { type Stream, takePair } from './stream.js';
import { uniform } from './uniform.js';
import { normalDensity, TAIL_START, zigguratTables } from './ziggurat.js';

const { edge, scale, density } = /* @__PURE__ */ zigguratTables();

/**
 * One standard normal number, with 53 random bits inside its layer. Ziggurat method with 256 layers: takes one pair,
 * in 1.5 % of the draws more. Source: Marsaglia and Tsang (2000), layer and position from separate bits.
 */
export function normal(stream: Stream): number {
  for (;;) {
    const at = takePair(stream);
    const word = stream.words[at]!;
    const x = candidate(word, stream.words[at + 1]!);
    if (inside(word, x)) return x;
    const other = outside(word & 255, x, stream);
    if (other !== 0) return other;
  }
}

/** Fills `out` with standard normal numbers and returns it: the same numbers as calling `normal` for each entry. */
export function fillNormals(out: Float64Array, stream: Stream): Float64Array {
  for (let i = 0; i < out.length; ) {
    i = fillInside(out, i, stream);
    if (i < out.length) out[i++] = normal(stream);
  }
  return out;
}

/** Fills from entry `from` on until a pair needs more than itself (left unread) or none is waiting; returns the next entry to fill. */
function fillInside(out: Float64Array, from: number, stream: Stream): number {
  const { words } = stream;
  let i = from;
  let at = stream.cursor;
  for (; i < out.length && at < words.length; at += 2) {
    const word = words[at]!;
    const x = candidate(word, words[at + 1]!);
    if (!inside(word, x)) break;
    out[i++] = x;
  }
  stream.cursor = at;
  return i;
}

/** Point of the layer in the lowest 8 bits of `word`: 53 signed bits, 21 of them from `word`; the half keeps the grid symmetric about 0. */
function candidate(word: number, low: number): number {
  return (((word | 0) >> 11) * 4294967296 + low + 0.5) * scale[word & 255]!;
}

/** Whether the point lies under the curve whatever its height in the layer. */
function inside(word: number, x: number): boolean {
  return Math.abs(x) < edge[(word & 255) + 1]!;
}

/** Decides for the rest of a layer, its tail or its wedge: a normal number, or 0 (no candidate is) to try another layer. */
function outside(layer: number, x: number, stream: Stream): number {
  if (layer === 0) return beyond(x < 0, stream);
  const height = density[layer]! + uniform(stream) * (density[layer + 1]! - density[layer]!);
  return height < normalDensity(x) ? x : 0;
}

/** A normal number beyond ±TAIL_START. Source: G. Marsaglia, "Generating a variable from the tail of the normal distribution", Technometrics 6 (1964). */
function beyond(negative: boolean, stream: Stream): number {
  for (;;) {
    const excess = -log(uniform(stream)) / TAIL_START;
    const bound = -2 * log(uniform(stream));
    if (bound > excess * excess) return negative ? -TAIL_START - excess : TAIL_START + excess;
  }
}
