/** Exponent of the first entry of {@link POWERS_OF_TWO}, the smallest subnormal. */
const FIRST = -1074;
const LAST = 1023;

/** Index of 2^0 in {@link POWERS_OF_TWO}. */
export const ZERO_EXPONENT: number = -FIRST;

/** 2^e at index e + 1074 for -1074 <= e <= 1023, exact. A table, because reading it is faster than assembling bits. */
export const POWERS_OF_TWO: Float64Array = tabulate();

function tabulate(): Float64Array {
  const powers = new Float64Array(LAST - FIRST + 1);
  powers[0] = 5e-324;
  for (let i = 1; i < powers.length; i++) powers[i] = 2 * powers[i - 1]!;
  return powers;
}

/** v 2^e, rounded once. Legal: 2^-8 < |v| < 4 or v = 0; any integer e; beyond the range of doubles the result is 0 or infinite. */
export function scale(v: number, e: number): number {
  if (e > LAST) return e > LAST + 9 ? v * Infinity : v * POWERS_OF_TWO[e - 16 + ZERO_EXPONENT]! * 65536;
  if (e < FIRST) return e < FIRST - 3 ? v * 0 : v * 0.125 * POWERS_OF_TWO[e + 3 + ZERO_EXPONENT]!;
  return v * POWERS_OF_TWO[e + ZERO_EXPONENT]!;
}
