/**
 * A truncated polynomial algebra: elements are lists of coefficients, products are sums over pairs of coefficients.
 * Everything a jet needs to know of it is in tables.
 */
export interface Algebra {
  /** Number of coefficients. */
  size: number;
  /** Largest order. */
  order: number;
  /** Order of every coefficient. */
  degree: number[];
  /** For coefficient s of a product: pairs (t, r) with a_t b_r in it. */
  pairs: [number, number][][];
  /** Generators: for each, the coefficients s and what is left of s without the generator. */
  generators: { target: number; source: number }[][];
}

/**
 * Power series in one variable to order K: coefficient k times k! is the k-th directional derivative.
 * @equation (ab)_k = Σ_i a_i b_{k−i} [linearization 3.2]
 */
export function seriesAlgebra(order: number): Algebra {
  const indices = Array.from({ length: order + 1 }, (_, k) => k);
  return {
    size: order + 1,
    order,
    degree: indices,
    pairs: indices.map((k) => indices.slice(0, k + 1).map((i): [number, number] => [i, k - i])),
    generators: [indices.slice(1).map((k) => ({ target: k, source: k - 1 }))],
  };
}

/**
 * D commuting generators with ε_i² = 0, coefficients indexed by bit masks: the full mask is the mixed derivative along
 * D directions, and every lower mixed derivative comes with it.
 * @equation (ab)_S = Σ_{T ⊆ S} a_T b_{S∖T} [linearization 3.2]
 */
export function subsetAlgebra(directions: number): Algebra {
  const size = 1 << directions;
  const masks = Array.from({ length: size }, (_, s) => s);
  return {
    size,
    order: directions,
    degree: masks.map(bitCount),
    pairs: masks.map((s) => masks.filter((t) => (t & s) === t).map((t): [number, number] => [t, s ^ t])),
    generators: Array.from({ length: directions }, (_, i) =>
      masks.filter((s) => s & (1 << i)).map((target) => ({ target, source: target ^ (1 << i) })),
    ),
  };
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
