/** Samples handled together: a block of one vector stays in the fastest cache while all rows pass over it. */
export const block = 256;

/** out[k] = Σ_i rows[k][i] x[i] for the first `count` rows of length `length`. */
export function dots(rows: Float64Array, count: number, length: number, x: Float64Array, out: Float64Array): void {
  out.fill(0, 0, count);
  for (let from = 0; from < length; from += block)
    addDots({ rows, count, length, from, to: Math.min(length, from + block) }, x, out);
}

/** A stretch of samples of the first `count` rows, each of length `length`. */
export interface Stretch {
  rows: Float64Array;
  count: number;
  length: number;
  from: number;
  to: number;
}

/** out[k] += Σ rows[k][i] x[i] over a stretch, four rows at a time. */
export function addDots({ rows, count, length, from, to }: Stretch, x: Float64Array, out: Float64Array): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const r0 = k * length;
    const r1 = r0 + length;
    const r2 = r1 + length;
    const r3 = r2 + length;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = from; i < to; i++) {
      const v = x[i]!;
      s0 += rows[r0 + i]! * v;
      s1 += rows[r1 + i]! * v;
      s2 += rows[r2 + i]! * v;
      s3 += rows[r3 + i]! * v;
    }
    out[k]! += s0;
    out[k + 1]! += s1;
    out[k + 2]! += s2;
    out[k + 3]! += s3;
  }
  for (; k < count; k++) {
    const r = k * length;
    let s = 0;
    for (let i = from; i < to; i++) s += rows[r + i]! * x[i]!;
    out[k]! += s;
  }
}

/** out[i] += Σ_k c[k] rows[k][i] for the first `count` rows of length `length`. */
export function combine(rows: Float64Array, count: number, length: number, c: Float64Array, out: Float64Array): void {
  for (let from = 0; from < length; from += block)
    addRows({ rows, count, length, from, to: Math.min(length, from + block) }, c, out);
}

/** out[i] += Σ_k c[k] rows[k][i] over a stretch, four rows at a time. */
export function addRows({ rows, count, length, from, to }: Stretch, c: Float64Array, out: Float64Array): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const r0 = k * length;
    const r1 = r0 + length;
    const r2 = r1 + length;
    const r3 = r2 + length;
    const c0 = c[k]!;
    const c1 = c[k + 1]!;
    const c2 = c[k + 2]!;
    const c3 = c[k + 3]!;
    for (let i = from; i < to; i++)
      out[i]! += c0 * rows[r0 + i]! + c1 * rows[r1 + i]! + c2 * rows[r2 + i]! + c3 * rows[r3 + i]!;
  }
  for (; k < count; k++) {
    const r = k * length;
    const ck = c[k]!;
    for (let i = from; i < to; i++) out[i]! += ck * rows[r + i]!;
  }
}
