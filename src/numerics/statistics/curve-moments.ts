import { requireInput } from './input.js';
import type { Moments } from './moments.js';

/** Moments of many numbers at once, one entry per point of a curve: mean and summed squared deviations over `count` runs. */
export interface CurveMoments {
  count: number;
  mean: Float64Array;
  squares: Float64Array;
}

/** No runs yet, for curves of `length` points. */
export function emptyCurveMoments(length: number): CurveMoments {
  return { count: 0, mean: new Float64Array(length), squares: new Float64Array(length) };
}

/** Adds one run's curve in place. Entry by entry the same bits as `momentsOf`; NaN stays at its entry. */
export function addCurve(moments: CurveMoments, curve: Float64Array): void {
  const { mean, squares } = moments;
  requireSameLength(mean, curve);
  const count = ++moments.count;
  for (let i = 0; i < curve.length; i++) {
    const value = curve[i]!;
    const deviation = value - mean[i]!;
    mean[i] = mean[i]! + deviation / count;
    squares[i] = squares[i]! + deviation * (value - mean[i]!);
  }
}

/** Adds the runs behind `part` in place. Merge blocks in index order: entry by entry the same bits as `mergeMoments`. */
export function addCurveMoments(total: CurveMoments, part: CurveMoments): void {
  requireSameLength(total.mean, part.mean);
  if (part.count === 0) return;
  const before = total.count;
  const count = before + part.count;
  const weight = part.count / count;
  for (let i = 0; i < total.mean.length; i++) {
    const gap = part.mean[i]! - total.mean[i]!;
    total.squares[i] = total.squares[i]! + part.squares[i]! + gap * gap * before * weight;
    total.mean[i] = total.mean[i]! + gap * weight;
  }
  total.count = count;
}

/** Moments at one point of the curve. */
export function momentsAt({ count, mean, squares }: CurveMoments, index: number): Moments {
  return { count, mean: mean[index]!, squares: squares[index]! };
}

function requireSameLength(a: Float64Array, b: Float64Array): void {
  const remedy = 'evaluate all runs on the same grid';
  requireInput(a.length === b.length, `curve moments: curves of ${a.length} and ${b.length} points`, remedy);
}
