import { NumericalError } from '../errors.js';
import { normalQuantile } from '../math/index.js';
import type { Stream } from '../random/index.js';
import { DIGITS, directionNumbers, MAX_DIMENSION } from './direction-numbers.js';
import { scramble } from './scramble.js';

const POINTS = 4294967296;

/** A Sobol sequence of `dimension` coordinates; plain data, made by `sobolSequence`. */
export interface SobolSequence {
  dimension: number;
  /** Entry k·dimension + j: digits that bit k of the Gray-coded index toggles in coordinate j. */
  directions: Uint32Array;
  /** Digits of point 0. */
  shift: Uint32Array;
  scrambled: boolean;
}

/**
 * A Sobol sequence of `dimension` in [1, 1111] coordinates, scrambled from `stream` (see `scramble`) or, without one,
 * the plain sequence whose point 0 is the origin. Coordinate j does not depend on how many follow it.
 * Throws NumericalError SAMPLING_DIMENSION. Source: Joe and Kuo (2008), direction numbers D(6).
 */
export function sobolSequence(dimension: number, stream?: Stream): SobolSequence {
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > MAX_DIMENSION) {
    throw new NumericalError({
      code: 'SAMPLING_DIMENSION',
      what: `Sobol sequence of dimension ${dimension}`,
      cause: `direction numbers are tabulated for 1 to ${MAX_DIMENSION} dimensions`,
      remedy: 'use fewer dimensions (a coarser time grid), or random normals for the less important ones',
    });
  }
  const directions = directionNumbers(dimension);
  const shift = stream ? scramble(directions, dimension, stream) : new Uint32Array(dimension);
  return { dimension, directions, shift, scrambled: stream !== undefined };
}

/**
 * Fills `out`, one point per row of `dimension` numbers, with points `from`, `from + 1`, ... and returns it; any start
 * costs the same. Plain points lie in [0, 1) and are exact; scrambled ones sit in the middle of their cell of 2^-32.
 * Balanced sets hold 2^k points starting at a multiple of 2^k. Throws NumericalError SAMPLING_RANGE past 2^32 points.
 * Source: Gray-code order of I. A. Antonov, V. M. Saleev, USSR Comput. Math. Math. Phys. 19 (1979).
 */
export function fillSobol(out: Float64Array, sequence: SobolSequence, from = 0): Float64Array {
  const { dimension, directions, scrambled } = sequence;
  const count = out.length / dimension;
  requireRange(from, count);
  const digits = digitsOf(sequence, from);
  const offset = scrambled ? 0.5 : 0;
  for (let i = 0; i < count; i++) {
    const row = i * dimension;
    for (let j = 0; j < dimension; j++) out[row + j] = (digits[j]! + offset) / POINTS;
    if (i + 1 < count) toggle(digits, directions, changedBit(from + i + 1));
  }
  return out;
}

/** Fills `out` like `fillSobol`, each coordinate made standard normal by its quantile. Throws NumericalError SAMPLING_UNSCRAMBLED too. */
export function fillSobolNormals(out: Float64Array, sequence: SobolSequence, from = 0): Float64Array {
  if (!sequence.scrambled) {
    throw new NumericalError({
      code: 'SAMPLING_UNSCRAMBLED',
      what: 'Sobol normals of an unscrambled sequence',
      cause: 'its point 0 is the origin, whose normal quantile is minus infinity',
      remedy: 'pass a random stream to sobolSequence',
    });
  }
  fillSobol(out, sequence, from);
  for (let i = 0; i < out.length; i++) out[i] = normalQuantile(out[i]!);
  return out;
}

function digitsOf({ directions, shift }: SobolSequence, index: number): Uint32Array {
  const digits = shift.slice();
  const gray = index ^ (index >>> 1);
  for (let k = 0; k < DIGITS; k++) {
    if ((gray >>> k) & 1) toggle(digits, directions, k);
  }
  return digits;
}

function toggle(digits: Uint32Array, directions: Uint32Array, bit: number): void {
  const at = bit * digits.length;
  for (let j = 0; j < digits.length; j++) digits[j] = digits[j]! ^ directions[at + j]!;
}

/** Bit in which the Gray codes of `index` - 1 and `index` differ: the lowest set bit of `index`. */
function changedBit(index: number): number {
  return 31 - Math.clz32(index & -index);
}

function requireRange(from: number, count: number): void {
  if (Number.isInteger(from) && from >= 0 && Number.isInteger(count) && from + count <= POINTS) return;
  throw new NumericalError({
    code: 'SAMPLING_RANGE',
    what: `Sobol points ${from} to ${from + count}`,
    cause: 'a negative or fractional index, an array that is not a whole number of points, or an index past 2^32',
    remedy: 'pass an index between 0 and 2^32 and an array of points times dimension numbers',
  });
}
