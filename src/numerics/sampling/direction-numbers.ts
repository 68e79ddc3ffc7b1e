import { joeKuo } from './joe-kuo.generated.js';

/** Largest dimension of the table. */
export const MAX_DIMENSION = 1111;
/** Binary digits of a point. */
export const DIGITS = 32;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Direction numbers of the first `dimension` <= 1111 coordinates of the Sobol sequence, left-aligned in 32 bits.
 * Entry k·dimension + j is what bit k of the (Gray-coded) index toggles in coordinate j.
 * Source: S. Joe, F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008) 2635-2654; recurrence of P. Bratley, B. L. Fox, ACM TOMS 14 (1988).
 */
export function directionNumbers(dimension: number): Uint32Array {
  const table = new Uint32Array(DIGITS * dimension);
  for (let k = 0; k < DIGITS; k++) table[k * dimension] = 1 << (31 - k);
  const read = bitReader(joeKuo);
  for (let j = 1; j < dimension; j++) {
    const degree = read(4) + 1;
    const inner = read(degree - 1);
    for (let k = 0; k < degree; k++) {
      table[k * dimension + j] = (2 * read(k) + 1) << (31 - k);
    }
    for (let k = degree; k < DIGITS; k++) {
      const oldest = table[(k - degree) * dimension + j]!;
      let direction = oldest ^ (oldest >>> degree);
      for (let i = 1; i < degree; i++) {
        if ((inner >>> (degree - 1 - i)) & 1) direction ^= table[(k - i) * dimension + j]!;
      }
      table[k * dimension + j] = direction;
    }
  }
  return table;
}

/** Reads up to 13 bits at a time, the most significant first, from base64 text. */
function bitReader(text: string): (count: number) => number {
  const digitOf = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i++) digitOf[ALPHABET.charCodeAt(i)] = i;
  let position = 0;
  return (count) => {
    let value = 0;
    for (const end = position + count; position < end; position++) {
      const digit = digitOf[text.charCodeAt(Math.floor(position / 6))]!;
      value = 2 * value + ((digit >>> (5 - (position % 6))) & 1);
    }
    return value;
  };
}
