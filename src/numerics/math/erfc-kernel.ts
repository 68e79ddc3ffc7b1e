import { highWord } from './bits.js';
import { ERFCX_TABLE } from './erfc-table.generated.js';
import { expPair } from './exp-kernel.js';
import { LOW, productError } from './pair.js';

/** High word of 15/32, where the table begins. */
const FIRST = 0x3fde0000;

/**
 * erfc(y + yTail) = v 2^e with square = (y + yTail)^2 given as square + squareTail: returns v rounded once (within 0.55 ulp),
 * leaves e in `pairExponent()`. Legal: 15/32 <= y < 30, squares below 760.
 * exp(-y^2) with its low word, times the scaled function exp(y^2) erfc(y) from eight polynomials per binade.
 */
export function erfcScaled(y: number, yTail: number, square: number, squareTail: number): number {
  const row = ((highWord(y) - FIRST) >> 17) * 15;
  const h = y - ERFCX_TABLE[row]! + yTail;
  const hh = h * h;
  const h4 = hh * hh;
  const low =
    ERFCX_TABLE[row + 3]! + h * ERFCX_TABLE[row + 4]! + hh * (ERFCX_TABLE[row + 5]! + h * ERFCX_TABLE[row + 6]!);
  const middle =
    ERFCX_TABLE[row + 7]! + h * ERFCX_TABLE[row + 8]! + hh * (ERFCX_TABLE[row + 9]! + h * ERFCX_TABLE[row + 10]!);
  const high =
    ERFCX_TABLE[row + 11]! + h * ERFCX_TABLE[row + 12]! + hh * (ERFCX_TABLE[row + 13]! + h * ERFCX_TABLE[row + 14]!);
  const centre = ERFCX_TABLE[row + 1]!;
  const rest = ERFCX_TABLE[row + 2]! + h * (low + h4 * (middle + h4 * high));
  const s = expPair(-square, -squareTail);
  const sLow = LOW[0]!;
  const p = s * centre;
  return p + (productError(s, centre, p) + (sLow * centre + (s + sLow) * rest));
}
