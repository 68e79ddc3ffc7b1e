import type { Activation } from '../../../networks/index.js';
import { normalTrapezoid } from '../../../numerics/quadrature/index.js';
import type { Dual } from './dual.js';

/** Terms of the series. */
const terms = 240;

/** Hermite coefficients of φ(√k z) and what the series leaves of its square. */
interface Coefficients {
  values: Float64Array;
  /** E[φ²] − Σ c_m², at least 0. */
  rest: number;
}

const rule = normalTrapezoid(401, 12);
let basis: Float64Array[] | undefined;

/**
 * Orthonormal Hermite functions at the nodes.
 * @equation h_{m+1} = (z h_m − √m h_{m−1})/√(m+1) [linearization 3.5]
 */
export function hermiteBasis(): Float64Array[] {
  if (basis) return basis;
  const { nodes } = rule;
  const rows = [new Float64Array(nodes.length).fill(1), nodes.slice()];
  for (let m = 1; m < terms; m++) {
    const [last, before] = [rows[m]!, rows[m - 1]!];
    rows.push(nodes.map((z, i) => (z * last[i]! - Math.sqrt(m) * before[i]!) / Math.sqrt(m + 1)));
  }
  basis = rows;
  return rows;
}

/**
 * Dual functions of any activation by a Hermite series, exact at correlation 1; the truncation error is at most
 * √(R R')|ρ|^{M+1}, the last term itself.
 * @equation T = Σ_{m≤M} c_m(k11) c_m(k22) ρᵐ + √(R(k11) R(k22)) ρ^{M+1}, c_m(k) = E[φ(√k z) h_m(z)] [linearization 3.5]
 */
export function hermiteDual(activation: Activation): Dual {
  const known = new Map<number, [Coefficients, Coefficients]>();
  const of = (k: number) => {
    const found = known.get(k) ?? [expand(activation, k, 0), expand(activation, k, 1)];
    known.set(k, found);
    return found;
  };
  return {
    at: (k11, k12, k22, out) => {
      const rho = Math.max(-1, Math.min(1, k12 / Math.sqrt(k11 * k22)));
      const [a, b] = [of(k11), of(k22)];
      out.value = paired(a[0], b[0], rho);
      out.slope = paired(a[1], b[1], rho);
    },
  };
}

function expand(activation: Activation, k: number, order: 0 | 1): Coefficients {
  const root = Math.sqrt(k);
  const d = new Float64Array(6);
  const weighted = rule.nodes.map((z, i) => {
    activation.at(root * z, d);
    return d[order]! * rule.weights[i]!;
  });
  let square = 0;
  rule.nodes.forEach((z, i) => {
    activation.at(root * z, d);
    square += d[order]! * weighted[i]!;
  });
  const values = Float64Array.from(hermiteBasis(), (row) => row.reduce((sum, h, i) => sum + h * weighted[i]!, 0));
  const rest = Math.max(0, square - values.reduce((sum, c) => sum + c * c, 0));
  return { values, rest };
}

function paired(a: Coefficients, b: Coefficients, rho: number): number {
  // Horner from the correction term down.
  let sum = Math.sqrt(a.rest * b.rest);
  for (let m = a.values.length - 1; m >= 0; m--) sum = sum * rho + a.values[m]! * b.values[m]!;
  return sum;
}
