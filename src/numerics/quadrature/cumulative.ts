import { NumericalError } from '../errors.js';

/**
 * Running integral ∫ f from t[0] to t[i] of samples on an increasing grid, straight lines between samples:
 * error O(h²) for smooth f. `out` may be `f` itself. Throws NumericalError QUADRATURE_GRID.
 */
export function cumulativeTrapezoid(t: Float64Array, f: Float64Array, out = new Float64Array(t.length)): Float64Array {
  checkGrid(t, f);
  let sum = 0;
  let before = f[0] ?? 0;
  for (let i = 0; i < t.length; i++) {
    const value = f[i]!;
    if (i > 0) sum += ((t[i]! - t[i - 1]!) * (before + value)) / 2;
    before = value;
    out[i] = sum;
  }
  return out;
}

/**
 * Running integral ∫ f from t[0] to t[i] of samples on an increasing grid: exact for parabolas, error O(h³), O(h⁴) on
 * smoothly varying grids. Each interval averages the parabolas through its left and its right neighbour sample.
 * Fewer than three samples fall back to the trapezoid. Throws NumericalError QUADRATURE_GRID.
 */
export function cumulativeSimpson(t: Float64Array, f: Float64Array): Float64Array {
  const n = t.length;
  if (n < 3) return cumulativeTrapezoid(t, f);
  checkGrid(t, f);
  const out = new Float64Array(n);
  for (let i = 0; i < n - 1; i++) {
    const h = t[i + 1]! - t[i]!;
    const left = i > 0 ? curvature(t, f, i - 1) : undefined;
    const right = i < n - 2 ? curvature(t, f, i) : undefined;
    const bend = left === undefined ? right! : right === undefined ? left : (left + right) / 2;
    out[i + 1] = out[i]! + (h * (f[i]! + f[i + 1]!)) / 2 - (h * h * h * bend) / 6;
  }
  return out;
}

/** Second divided difference of samples i, i+1, i+2: half the second derivative of their parabola. */
function curvature(t: Float64Array, f: Float64Array, i: number): number {
  const first = (f[i + 1]! - f[i]!) / (t[i + 1]! - t[i]!);
  const second = (f[i + 2]! - f[i + 1]!) / (t[i + 2]! - t[i + 1]!);
  return (second - first) / (t[i + 2]! - t[i]!);
}

function checkGrid(t: Float64Array, f: Float64Array): void {
  let bad = t.length === f.length ? -1 : t.length;
  for (let i = 1; i < t.length && bad < 0; i++) if (!(t[i]! > t[i - 1]!)) bad = i;
  if (bad < 0) return;
  throw new NumericalError({
    code: 'QUADRATURE_GRID',
    what:
      t.length === f.length
        ? `running integral: the grid does not increase at index ${bad} (${t[bad - 1]}, ${t[bad]})`
        : `running integral: ${t.length} grid points but ${f.length} samples`,
    cause: 'unsorted or repeated grid points, or arrays of different origin',
    remedy: 'sort the grid, drop repeated points, and pass one sample per point',
  });
}
