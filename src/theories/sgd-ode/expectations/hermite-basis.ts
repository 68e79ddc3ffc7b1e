import { gaussHermite } from '../../../numerics/quadrature/index.js';

/** Orthonormal Hermite polynomials times weights on the positive half of a Gauss-Hermite rule. */
export interface HermiteBasis {
  /** Number of polynomials, degrees 0 to count − 1. */
  count: number;
  /** Positive nodes. */
  nodes: Float64Array;
  /** w_i h_n(z_i), one row per degree n. */
  rows: Float64Array;
}

const bases = new Map<number, HermiteBasis>();

/** The basis with that many polynomials (shared: do not change it); half as many nodes again resolve the products. */
export function hermiteBasis(count: number): HermiteBasis {
  let basis = bases.get(count);
  if (!basis) bases.set(count, (basis = build(count)));
  return basis;
}

function build(count: number): HermiteBasis {
  const size = 2 * Math.ceil(0.75 * count + 16);
  const rule = gaussHermite(size);
  const half = size / 2;
  const nodes = rule.nodes.slice(half);
  const rows = new Float64Array(count * half);
  for (let i = 0; i < half; i++) {
    const z = nodes[i]!;
    let last = 0;
    // Started at the weight's root and finished with it: h_n alone overflows where the weight underflows.
    const root = Math.sqrt(rule.weights[half + i]!);
    let current = root;
    for (let n = 0; n < count; n++) {
      rows[n * half + i] = current * root;
      const next = (z * current - Math.sqrt(n) * last) / Math.sqrt(n + 1);
      last = current;
      current = next;
    }
  }
  return { count, nodes, rows };
}

/**
 * Hermite coefficients of x ↦ f(√A x), written into out[at..at+count): even and odd degrees see f(z) ± f(−z).
 * @equation F_n(A) = E[F(√A z) h_n(z)], z ~ N(0, 1) [sgd-ode 3.2]
 */
export function project(
  { count, nodes, rows }: HermiteBasis,
  f: (x: number) => number,
  A: number,
  out: Float64Array,
  at: number,
  scratch: { even: Float64Array; odd: Float64Array },
): void {
  const half = nodes.length;
  const root = Math.sqrt(Math.max(0, A));
  const { even, odd } = scratch;
  for (let i = 0; i < half; i++) {
    const up = f(root * nodes[i]!);
    const down = f(-root * nodes[i]!);
    even[i] = up + down;
    odd[i] = up - down;
  }
  for (let n = 0; n < count; n++) {
    const part = n % 2 === 0 ? even : odd;
    const row = n * half;
    let sum = 0;
    for (let i = 0; i < half; i++) sum += rows[row + i]! * part[i]!;
    out[at + n] = sum;
  }
}
