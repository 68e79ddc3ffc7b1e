/** Inner product of the first `length` entries from the two offsets; four interleaved partial sums in fixed order. */
export function dot(a: Float64Array, b: Float64Array, length = a.length, offsetA = 0, offsetB = 0): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = length - (length % 4);
  for (let i = 0; i < whole; i += 4) {
    s0 += a[offsetA + i]! * b[offsetB + i]!;
    s1 += a[offsetA + i + 1]! * b[offsetB + i + 1]!;
    s2 += a[offsetA + i + 2]! * b[offsetB + i + 2]!;
    s3 += a[offsetA + i + 3]! * b[offsetB + i + 3]!;
  }
  for (let i = whole; i < length; i++) s0 += a[offsetA + i]! * b[offsetB + i]!;
  return s0 + s1 + (s2 + s3);
}

/** y += factor * x for the first `length` entries from the two offsets. */
export function addScaled(
  y: Float64Array,
  factor: number,
  x: Float64Array,
  length = y.length,
  offsetY = 0,
  offsetX = 0,
): void {
  for (let i = 0; i < length; i++) y[offsetY + i]! += factor * x[offsetX + i]!;
}

/** x *= factor, in place. */
export function scale(x: Float64Array, factor: number): void {
  for (let i = 0; i < x.length; i++) x[i]! *= factor;
}

/** Largest absolute entry (0 for an empty array; NaN if any entry is NaN). */
export function maxAbs(x: Float64Array, length = x.length, offset = 0): number {
  let largest = 0;
  for (let i = 0; i < length; i++) largest = Math.max(largest, Math.abs(x[offset + i]!));
  return largest;
}

/** 2^600: squares of numbers scaled by it, or by its reciprocal, stay inside the range of doubles. */
const FAR = 4.149515568880993e180;

/** Euclidean (Frobenius) norm; rescaled when the squares would overflow or underflow. */
export function norm(x: Float64Array, length = x.length, offset = 0): number {
  const squares = dot(x, x, length, offset, offset);
  if (squares > 1e-290 && squares < 1e300) return Math.sqrt(squares);
  const largest = maxAbs(x, length, offset);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  const power = largest < 1 ? FAR : 1 / FAR;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const scaled = x[offset + i]! * power;
    sum += scaled * scaled;
  }
  return Math.sqrt(sum) / power;
}

/** A vector brought to length 1; zero stays zero. */
export function normalised(x: Float64Array): Float64Array {
  const length = norm(x);
  return length > 0 ? x.map((v) => v / length) : x;
}
