import type { VectorProduct } from '../backend.js';
import type { Reals } from '../kernels.js';

const { fround } = Math;

/**
 * Inner product over `length` entries from the offsets: eight interleaved sums, added as
 * ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)), then the sum of the last length mod 8 terms.
 */
export function dot(x: Reals, y: Reals, length: number, atX: number, atY: number): number {
  if (x instanceof Float64Array && y instanceof Float64Array) return dot64(x, y, length, atX, atY);
  return dot32(x as Float32Array, y as Float32Array, length, atX, atY);
}

function dot64(x: Float64Array, y: Float64Array, length: number, atX: number, atY: number): number {
  let [s0, s1, s2, s3, s4, s5, s6, s7, tail] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  const whole = length - (length % 8);
  for (let i = 0; i < whole; i += 8) {
    s0 += x[atX + i]! * y[atY + i]!;
    s1 += x[atX + i + 1]! * y[atY + i + 1]!;
    s2 += x[atX + i + 2]! * y[atY + i + 2]!;
    s3 += x[atX + i + 3]! * y[atY + i + 3]!;
    s4 += x[atX + i + 4]! * y[atY + i + 4]!;
    s5 += x[atX + i + 5]! * y[atY + i + 5]!;
    s6 += x[atX + i + 6]! * y[atY + i + 6]!;
    s7 += x[atX + i + 7]! * y[atY + i + 7]!;
  }
  for (let i = whole; i < length; i++) tail += x[atX + i]! * y[atY + i]!;
  return s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7)) + tail;
}

function dot32(x: Float32Array, y: Float32Array, length: number, atX: number, atY: number): number {
  const s = new Float32Array(8);
  const whole = length - (length % 8);
  for (let i = 0; i < whole; i++) s[i & 7] = s[i & 7]! + fround(x[atX + i]! * y[atY + i]!);
  let tail = 0;
  for (let i = whole; i < length; i++) tail = fround(tail + fround(x[atX + i]! * y[atY + i]!));
  const even = fround(fround(s[0]! + s[4]!) + fround(s[2]! + s[6]!));
  const odd = fround(fround(s[1]! + s[5]!) + fround(s[3]! + s[7]!));
  return fround(fround(even + odd) + tail);
}

/** y += alpha x over `length` entries from the offsets. */
export function axpy(alpha: number, x: Reals, y: Reals, length: number, atX: number, atY: number): void {
  if (y instanceof Float64Array) {
    for (let i = 0; i < length; i++) y[atY + i] = y[atY + i]! + alpha * x[atX + i]!;
    return;
  }
  const factor = fround(alpha);
  for (let i = 0; i < length; i++) y[atY + i] = y[atY + i]! + fround(factor * x[atX + i]!);
}

/** y = alpha op(A) x + beta y: by rows as inner products; transposed as a sum of rows, added to beta y in order. */
export function vectorProduct({ rows, columns, alpha, a, transpose, x, beta, y }: VectorProduct): void {
  const round = y instanceof Float64Array ? (value: number) => value : fround;
  const keep = round(beta);
  const scale = round(alpha);
  for (let i = 0; i < y.length; i++) y[i] = keep === 0 ? 0 : keep * y[i]!;
  for (let i = 0; i < rows; i++) {
    if (transpose) axpy(scale * x[i]!, a, y, columns, i * columns, 0);
    else y[i] = y[i]! + round(scale * dot(a, x, columns, i * columns, 0));
  }
}
