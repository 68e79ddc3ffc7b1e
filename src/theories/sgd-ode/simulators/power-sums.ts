/** Sums of the first four powers of many numbers at once about a fixed centre, for means and spreads with standard errors. */
export interface PowerSums {
  count: number;
  /** Near the mean of each number, so that nothing cancels: the first row added. */
  centre: Float64Array;
  /** Four rows of sums of (x − centre)^m, m = 1..4. */
  sums: Float64Array;
}

/** No rows yet, of `length` numbers. */
export function emptySums(length: number): PowerSums {
  return { count: 0, centre: new Float64Array(length), sums: new Float64Array(4 * length) };
}

/** Adds a row in place. */
export function addRow(total: PowerSums, row: Float64Array): void {
  const { centre, sums } = total;
  const n = centre.length;
  if (total.count++ === 0) centre.set(row);
  for (let i = 0; i < n; i++) {
    const x = row[i]! - centre[i]!;
    sums[i] = sums[i]! + x;
    sums[n + i] = sums[n + i]! + x * x;
    sums[2 * n + i] = sums[2 * n + i]! + x * x * x;
    sums[3 * n + i] = sums[3 * n + i]! + x * x * x * x;
  }
}

/** Mean and standard deviation of a number with their standard errors; Infinity where a row held Infinity. */
export interface Spread {
  mean: number;
  meanError: number;
  deviation: number;
  deviationError: number;
}

/**
 * Mean and spread of number i.
 * @equation se(mean) = sd/√n, se(sd) = √((m₄ − m₂²)/n)/(2 sd) [delta method]
 */
export function spreadAt({ count, centre, sums }: PowerSums, i: number): Spread {
  const n = centre.length;
  const [a, b, c, d] = [0, 1, 2, 3].map((m) => sums[m * n + i]! / count) as [number, number, number, number];
  const mean = centre[i]! + a;
  const second = Math.max(0, b - a * a);
  const fourth = d - 4 * a * c + 6 * a * a * b - 3 * a * a * a * a;
  if (!Number.isFinite(mean) || !Number.isFinite(fourth)) {
    const none = Number.POSITIVE_INFINITY;
    return { mean: none, meanError: none, deviation: none, deviationError: none };
  }
  const deviation = Math.sqrt((second * count) / Math.max(1, count - 1));
  const excess = Math.sqrt(Math.max(0, fourth - second * second) / count);
  return {
    mean,
    meanError: count > 1 ? deviation / Math.sqrt(count) : Number.POSITIVE_INFINITY,
    deviation,
    deviationError: deviation > 0 ? excess / (2 * deviation) : 0,
  };
}
