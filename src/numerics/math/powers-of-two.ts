/** 2^54: brings a subnormal into the normal range. */
export const TWO_54 = 18014398509481984;
/** 2^-1022. */
export const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** 1.5 2^52: adding and subtracting it rounds to the nearest integer. */
export const ROUNDER = 6755399441055744;

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

/** v 2^e, rounded once. Legal: 2^-60 < |v| < 2 or v = 0, integer -1134 <= e <= 1100; out of the range of doubles it is 0 or infinite. */
export function scale(v: number, e: number): number {
  if (e > LAST) return v * POWERS_OF_TWO[LAST + ZERO_EXPONENT]! * POWERS_OF_TWO[e - LAST + ZERO_EXPONENT]!;
  if (e < FIRST) return v * POWERS_OF_TWO[ZERO_EXPONENT - 60]! * POWERS_OF_TWO[e + 60 + ZERO_EXPONENT]!;
  return v * POWERS_OF_TWO[e + ZERO_EXPONENT]!;
}
