/**
 * Turns the columns `from` .. `to` of a row-major matrix (`rows` x `stride`) to lower-triangular form by reflections from
 * the right, in place: rows keep their lengths and inner products, which is all that matters in a frame free to rotate.
 * Returns the number of columns up to which entries are left, from + min(rows, to − from); the rest is zero.
 */
export function compressColumns(
  matrix: Float64Array,
  { rows, stride, from, to }: { rows: number; stride: number; from: number; to: number },
): number {
  const pivots = Math.min(rows, to - from);
  for (let i = 0; i < pivots; i++) {
    const head = i * stride + from + i;
    const end = i * stride + to;
    let tail = 0;
    for (let c = head + 1; c < end; c++) tail += matrix[c]! * matrix[c]!;
    if (tail === 0) continue;
    const first = matrix[head]!;
    const size = Math.sqrt(first * first + tail);
    // The sign that adds: nothing cancels.
    const pivot = first > 0 ? first + size : first - size;
    const factor = 2 / (pivot * pivot + tail);
    for (let row = i + 1; row < rows; row++) {
      const at = row * stride + from + i;
      const shift = at - head;
      let overlap = matrix[at]! * pivot;
      for (let c = head + 1; c < end; c++) overlap += matrix[c + shift]! * matrix[c]!;
      overlap *= factor;
      matrix[at] = matrix[at]! - overlap * pivot;
      for (let c = head + 1; c < end; c++) matrix[c + shift] = matrix[c + shift]! - overlap * matrix[c]!;
    }
    matrix[head] = first > 0 ? -size : size;
    for (let c = head + 1; c < end; c++) matrix[c] = 0;
  }
  return from + pivots;
}
