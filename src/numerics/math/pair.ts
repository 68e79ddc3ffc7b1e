/** Second word of the last result that a kernel returned as an unevaluated sum hi + lo: `LOW[0]`. Read it at once. */
export const LOW: Float64Array = new Float64Array(1);

const SPLITTER = 134217729; // 2^27 + 1

/**
 * a b - p exactly, for p = a b rounded: the low word of the product without a fused multiply-add.
 * Legal: |a|, |b| < 2^990 and |p| > 2^-960 or p = 0. Source: Dekker, Numer. Math. 18 (1971) 224; splitting by Veltkamp.
 */
export function productError(a: number, b: number, p: number): number {
  const ca = SPLITTER * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLITTER * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}
