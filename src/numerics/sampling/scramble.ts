import { type Stream, takePair } from '../random/index.js';
import { DIGITS } from './direction-numbers.js';

const PAIRS = 17;

/**
 * Scrambles direction numbers in place and returns the digital shift of each coordinate: y = L x + shift over the
 * binary digits, L a random lower triangular matrix with ones on its diagonal, both new for every coordinate.
 * Two points whose digits first differ at place k keep equal digits before it, differ there and are independent after
 * it, as in Owen's nested scrambling: every estimate is unbiased and has the same variance as with that, while the
 * sequence stays as fast as without scrambling. Takes 17 pairs of the stream per coordinate.
 * Source: J. Matoušek, "On the L2-discrepancy for anchored boxes", J. Complexity 14 (1998) 527-556, section 3;
 * A. B. Owen, "Variance with alternative scramblings of digital nets", ACM TOMACS 13 (2003).
 */
export function scramble(directions: Uint32Array, dimension: number, stream: Stream): Uint32Array {
  const shift = new Uint32Array(dimension);
  const random = new Uint32Array(2 * PAIRS);
  for (let j = 0; j < dimension; j++) {
    for (let i = 0; i < PAIRS; i++) {
      const at = takePair(stream);
      random[2 * i] = stream.words[at]!;
      random[2 * i + 1] = stream.words[at + 1]!;
    }
    const columns = random.subarray(0, DIGITS).map((word, i) => (1 << (31 - i)) | (word & (0x7fffffff >>> i)));
    for (let k = 0; k < DIGITS; k++) {
      directions[k * dimension + j] = multiply(columns, directions[k * dimension + j]!);
    }
    shift[j] = random[DIGITS]!;
  }
  return shift;
}

/** Sum of the columns at the digits of `vector`, over the field of two elements. */
function multiply(columns: Uint32Array, vector: number): number {
  let sum = 0;
  for (let rest = vector; rest !== 0; ) {
    const place = Math.clz32(rest);
    sum ^= columns[place]!;
    rest &= 0x7fffffff >>> place;
  }
  return sum;
}
