/** Rotation [c s; -s c] that maps (a, b) to (radius, 0), radius >= 0, without overflow. */
export function givens(a: number, b: number): { c: number; s: number; radius: number } {
  const largest = Math.max(Math.abs(a), Math.abs(b));
  if (largest === 0) return { c: 1, s: 0, radius: 0 };
  const x = a / largest;
  const y = b / largest;
  const size = Math.sqrt(x * x + y * y);
  return { c: x / size, s: y / size, radius: size * largest };
}

/** Replaces the strided vectors x, y (inside `data`) by c x + s y and c y - s x. */
export function rotate(
  data: Float64Array,
  length: number,
  stride: number,
  x: number,
  y: number,
  c: number,
  s: number,
): void {
  for (let k = 0; k < length * stride; k += stride) {
    const p = data[x + k]!;
    const q = data[y + k]!;
    data[x + k] = c * p + s * q;
    data[y + k] = c * q - s * p;
  }
}
