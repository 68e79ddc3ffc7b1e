/** A vector field or several functions of a state, written into `out`. */
export type Field = (y: Float64Array, out: Float64Array) => void;

/** Step of first differences: errors of truncation and rounding are both about 1e-10. */
const firstStep = 1e-5;
/** Step of second differences: both about 1e-8. */
const secondStep = 1e-4;

/** Jacobian of a field with `rows` components by central differences, rows × y.length. */
export function jacobian(field: Field, y: Float64Array, rows: number): Float64Array {
  const columns = y.length;
  const out = new Float64Array(rows * columns);
  const [ahead, behind] = [new Float64Array(rows), new Float64Array(rows)];
  const moved = y.slice();
  for (let c = 0; c < columns; c++) {
    const h = firstStep * (1 + Math.abs(y[c]!));
    moved[c] = y[c]! + h;
    field(moved, ahead);
    moved[c] = y[c]! - h;
    field(moved, behind);
    moved[c] = y[c]!;
    for (let r = 0; r < rows; r++) out[r * columns + c] = (ahead[r]! - behind[r]!) / (2 * h);
  }
  return out;
}

/** Σ_m weight_m ∂²field/∂v_m² along the columns v_m of `directions` (y.length × weights.length), by central differences. */
export function curvature(
  field: Field,
  y: Float64Array,
  value: Float64Array,
  { directions, weights }: { directions: Float64Array; weights: Float64Array },
): Float64Array {
  const rows = value.length;
  const out = new Float64Array(rows);
  const [ahead, behind] = [new Float64Array(rows), new Float64Array(rows)];
  const largest = weights.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const count = weights.length;
  for (let m = 0; m < count; m++) {
    if (!(Math.abs(weights[m]!) > 1e-12 * largest)) continue;
    field(
      y.map((x, i) => x + secondStep * directions[i * count + m]!),
      ahead,
    );
    field(
      y.map((x, i) => x - secondStep * directions[i * count + m]!),
      behind,
    );
    const factor = weights[m]! / (secondStep * secondStep);
    for (let r = 0; r < rows; r++) out[r] = out[r]! + factor * (ahead[r]! + behind[r]! - 2 * value[r]!);
  }
  return out;
}
