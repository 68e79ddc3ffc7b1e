import { asin, cos, sin } from '../../../numerics/math/index.js';
import { gaussLegendre, ruleOnInterval } from '../../../numerics/quadrature/index.js';
import { clipped } from './closed-pairs.js';

/** Nodes of the path integral of four variables. */
const pathNodes = 32;
const pairs: [number, number, number, number][] = [
  [0, 1, 2, 3],
  [0, 2, 1, 3],
  [0, 3, 1, 2],
  [1, 2, 0, 3],
  [1, 3, 0, 2],
  [2, 3, 0, 1],
];

/**
 * Probability that m <= 4 jointly normal variables of correlation r (m × m, row-major) are all positive.
 * @equation P_1 = ½, P_2 = ¼ + asin r/(2π), P_3 = ⅛ + Σ asin r/(4π), P_4 = 1/16 + Σ asin r_ij/(8π) + (1/4π²)∫₀¹ Σ r_ij asin(r_kl|ij(t))/√(1−t²r_ij²) dt [sgd-ode 3.6]
 */
export function orthantProbability(r: Float64Array, m: number): number {
  if (m === 0) return 1;
  let sum = 0;
  for (let i = 0; i < m; i++) for (let j = i + 1; j < m; j++) sum += asin(clipped(r[i * m + j]!));
  if (m === 1) return 0.5;
  if (m === 2) return 0.25 + sum / (2 * Math.PI);
  if (m === 3) return 0.125 + sum / (4 * Math.PI);
  return 1 / 16 + sum / (8 * Math.PI) + pathIntegral(r) / (4 * Math.PI * Math.PI);
}

function pathIntegral(r: Float64Array): number {
  const { nodes, weights } = ruleOnInterval(gaussLegendre(pathNodes), 0, Math.PI / 2);
  let total = 0;
  for (let q = 0; q < pathNodes; q++) {
    const t = sin(nodes[q]!);
    let sum = 0;
    for (const [i, j, k, l] of pairs) {
      const first = r[i * 4 + j]!;
      if (first === 0) continue;
      const root = Math.sqrt(Math.max(1e-300, 1 - t * t * first * first));
      sum += (first * asin(partialCorrelation(r, 4, k, l, i, j, t))) / root;
    }
    total += weights[q]! * cos(nodes[q]!) * sum;
  }
  return total;
}

/** Correlation of k and l given that i and j are known, where all correlations off the diagonal are multiplied by t. */
export function partialCorrelation(
  r: Float64Array,
  m: number,
  k: number,
  l: number,
  i: number,
  j: number,
  t = 1,
): number {
  const ij = t * r[i * m + j]!;
  const [ki, kj] = [t * r[k * m + i]!, t * r[k * m + j]!];
  const [li, lj] = [t * r[l * m + i]!, t * r[l * m + j]!];
  const det = Math.max(1e-300, 1 - ij * ij);
  const kk = 1 - (ki * ki + kj * kj - 2 * ij * ki * kj) / det;
  const ll = 1 - (li * li + lj * lj - 2 * ij * li * lj) / det;
  const kl = t * r[k * m + l]! - (ki * li + kj * lj - ij * (ki * lj + kj * li)) / det;
  const size = Math.sqrt(Math.max(0, kk) * Math.max(0, ll));
  return size > 1e-14 ? clipped(kl / size) : 0;
}
