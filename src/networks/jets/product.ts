import type { Algebra } from './algebra.js';

/**
 * Product of two elements whose coefficients are blocks of `length` numbers; coefficients above `order` are left out.
 * `a` may hold no coefficient of degree above `order`.
 */
export function multiply(
  algebra: Algebra,
  a: Float64Array,
  b: Float64Array,
  length: number,
  order = algebra.order,
): Float64Array {
  const out = new Float64Array(algebra.size * length);
  for (let s = 0; s < algebra.size; s++)
    if (algebra.degree[s]! <= order)
      for (const [t, r] of algebra.pairs[s]!) addProduct(out, s * length, a, t * length, b, r * length, length);
  return out;
}

function addProduct(
  out: Float64Array,
  o: number,
  a: Float64Array,
  p: number,
  b: Float64Array,
  q: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) out[o + i]! += a[p + i]! * b[q + i]!;
}

/**
 * φ of an element, from the derivatives φ⁽ᵏ⁾ at its constant coefficient (`derivatives[k]`, k = 0 … order), by Horner's rule.
 * @equation φ(z) = Σ_k φ⁽ᵏ⁾(z_∅)/k! ζᵏ, ζ = z − z_∅, nilpotent [linearization 3.2]
 */
export function compose(
  algebra: Algebra,
  z: Float64Array,
  derivatives: readonly Float64Array[],
  length: number,
): Float64Array {
  const zeta = z.slice();
  zeta.fill(0, 0, length);
  let factorial = 1;
  for (let k = 2; k <= algebra.order; k++) factorial *= k;
  let out = new Float64Array(algebra.size * length);
  addConstant(out, derivatives[algebra.order]!, factorial, length);
  for (let k = algebra.order - 1; k >= 0; k--) {
    factorial /= k + 1;
    out = multiply(algebra, out, zeta, length, algebra.order - k) as Float64Array<ArrayBuffer>;
    addConstant(out, derivatives[k]!, factorial, length);
  }
  return out;
}

function addConstant(out: Float64Array, values: Float64Array, divisor: number, length: number): void {
  for (let i = 0; i < length; i++) out[i]! += values[i]! / divisor;
}
