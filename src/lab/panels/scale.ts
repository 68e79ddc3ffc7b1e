/** Share of the way from `low` to `high` on a logarithmic scale. */
export function logShare(value: number, [low, high]: readonly [number, number]): number {
  return Math.log(value / low) / Math.log(high / low);
}

/** The value at a share of the way, with three digits as a person would write it. */
export function logValue(share: number, [low, high]: readonly [number, number]): number {
  return Number((low * (high / low) ** share).toPrecision(3));
}

/** A number held between two others. */
export function between(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
