/** A weighted sum Σ weight·slope[index], zero weights left out; at most six terms. */
export interface Combination {
  readonly index: readonly number[];
  readonly weight: readonly number[];
}

/** The non-zero terms of a row of coefficients. */
export function combination(row: readonly number[]): Combination {
  const index = row.flatMap((weight, i) => (weight === 0 ? [] : [i]));
  return { index, weight: index.map((i) => row[i]!) };
}

/**
 * out = base + h·Σ weight·slope, in one pass: each length has a loop of its own, which halves the memory traffic of
 * adding term by term and rounds the state once.
 */
export function combine(
  base: Float64Array,
  h: number,
  sum: Combination,
  slopes: Float64Array[],
  out: Float64Array,
): void {
  const [a, b, c, d, e, f] = sum.index.map((i) => slopes[i]!);
  const [u = 0, v = 0, w = 0, x = 0, y = 0, z = 0] = sum.weight;
  const n = out.length;
  switch (sum.weight.length) {
    case 1:
      for (let i = 0; i < n; i++) out[i] = base[i]! + h * (u * a![i]!);
      break;
    case 2:
      for (let i = 0; i < n; i++) out[i] = base[i]! + h * (u * a![i]! + v * b![i]!);
      break;
    case 3:
      for (let i = 0; i < n; i++) out[i] = base[i]! + h * (u * a![i]! + v * b![i]! + w * c![i]!);
      break;
    case 4:
      for (let i = 0; i < n; i++) out[i] = base[i]! + h * (u * a![i]! + v * b![i]! + w * c![i]! + x * d![i]!);
      break;
    case 5:
      for (let i = 0; i < n; i++)
        out[i] = base[i]! + h * (u * a![i]! + v * b![i]! + w * c![i]! + x * d![i]! + y * e![i]!);
      break;
    default:
      for (let i = 0; i < n; i++)
        out[i] = base[i]! + h * (u * a![i]! + v * b![i]! + w * c![i]! + x * d![i]! + y * e![i]! + z * f![i]!);
  }
}
