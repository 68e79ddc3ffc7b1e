import { highWord } from './bits.js';
import { LOW, productError } from './pair.js';
import { POWERS_OF_TWO, ZERO_EXPONENT } from './powers-of-two.js';
import { QUADRANT } from './quadrant.js';

const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const TWO_24 = 16777216;

/** The first 1248 bits of 2/pi, 24 at a time. */
// biome-ignore format: a table
export const TWO_OVER_PI_DIGITS: readonly number[] = [
  0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163, 0xabdebb, 0xc561b7, 0x246e3a, 0x424dd2,
  0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c, 0x7026b4, 0x5f7e41, 0x3991d6, 0x398353,
  0x39f49c, 0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11, 0x8b5a0a, 0x6d1f6d, 0x367ecf, 0x27cb09, 0xb74f46, 0x3f669e,
  0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7, 0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20,
];

const COLUMNS = new Float64Array(7);

/**
 * x - n pi/2 in [-pi/4, pi/4] as hi + lo with relative error below 2^-66: returns hi, leaves lo in `LOW`, n in `QUADRANT`.
 * Legal: x finite, |x| >= 1. The product of x and 2/pi without the digits that only add multiples of 4.
 * Source: Payne and Hanek, ACM SIGNUM 18 (1983) 19.
 */
export function reduceLarge(x: number): number {
  const magnitude = Math.abs(x);
  // magnitude = (x0 + x1 2^-24 + x2 2^-48 + x3 2^-72) 2^(24 q) with integers below 2^24
  const q = Math.floor(((highWord(magnitude) >> 20) - 1023) / 24);
  let rest = magnitude * POWERS_OF_TWO[ZERO_EXPONENT - 24 * q]!;
  COLUMNS.fill(0);
  for (let j = 0; j < 4; j++) {
    const digit = Math.floor(rest);
    rest = (rest - digit) * TWO_24;
    for (let c = 0; c < 7; c++) {
      const i = q - j - 1 + c;
      if (i >= 0) COLUMNS[c] = COLUMNS[c]! + digit * TWO_OVER_PI_DIGITS[i]!;
    }
  }
  for (let c = 6; c > 0; c--) {
    const carry = Math.floor(COLUMNS[c]! / TWO_24);
    COLUMNS[c] = COLUMNS[c]! - carry * TWO_24;
    COLUMNS[c - 1] = COLUMNS[c - 1]! + carry;
  }
  let n = COLUMNS[0]! % 4;
  if (COLUMNS[1]! >= TWO_24 / 2) {
    n += 1;
    COLUMNS[1] = COLUMNS[1]! - TWO_24;
  }
  return fromFraction(n, x < 0);
}

function fromFraction(n: number, negative: boolean): number {
  const two48 = TWO_24 * TWO_24;
  const a = (COLUMNS[1]! * TWO_24 + COLUMNS[2]!) * two48;
  const b = COLUMNS[3]! * TWO_24 + COLUMNS[4]!;
  const sum = a + b;
  const t = sum - a;
  const low = a - (sum - t) + (b - t) + (COLUMNS[5]! * TWO_24 + COLUMNS[6]!) / two48;
  const unit = 1 / (two48 * two48);
  const f = (sum + low) * unit;
  const fLow = (sum - (sum + low) + low) * unit;
  const p = f * HALF_PI;
  const pLow = productError(f, HALF_PI, p) + (f * HALF_PI_LOW + fLow * HALF_PI);
  const hi = p + pLow;
  const lo = p - hi + pLow;
  QUADRANT[0] = (negative ? -n : n) & 3;
  LOW[0] = negative ? -lo : lo;
  return negative ? -hi : hi;
}
