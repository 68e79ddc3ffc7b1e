import { tridiagonalEigen } from '../linalg/tridiagonal-eigen.js';
import type { Rule } from './rule.js';

/** 2^500 and 2^-500: rescaling by them is exact. */
const BIG = 3.273390607896142e150;
const SMALL = 3.054936363499605e-151;

/**
 * Gauss rule with n nodes of an even probability weight, from the recurrence of its orthonormal polynomials
 * x·p[k] = b[k+1]·p[k+1] + b[k]·p[k-1], p[0] = 1, `beta`(k) = b[k] for k = 1, 2, …; weights sum to 1.
 *
 * Nodes: eigenvalues of the recurrence matrix (Golub-Welsch), then Newton on p[n]; weights: 1/Σ_{k<n} p[k](x)²,
 * a sum without cancellation, so that even weights near underflow keep their relative accuracy.
 */
export function evenGaussRule(n: number, beta: (k: number) => number): Rule {
  const b = new Float64Array(n + 1);
  for (let k = 1; k <= n; k++) b[k] = beta(k);
  const nodes = new Float64Array(n);
  tridiagonalEigen(nodes, b.slice(1));
  nodes.sort();
  const weights = new Float64Array(n);
  for (let i = 0; i < (n + 1) >> 1; i++) {
    const mirror = n - 1 - i;
    let x = i === mirror ? 0 : (nodes[mirror]! - nodes[i]!) / 2;
    for (let pass = 0; pass < 2 && x !== 0; pass++) x -= recurrence(n, b, x).newton;
    nodes[i] = -x;
    nodes[mirror] = x;
    weights[i] = weights[mirror] = recurrence(n, b, x).weight;
  }
  normalise(weights);
  return { nodes, weights };
}

/** p[n]/p'[n] and 1/Σ_{k<n} p[k]² at x, rescaled on the way: Hermite polynomials overflow from n ≈ 300. */
function recurrence(n: number, b: Float64Array, x: number): { newton: number; weight: number } {
  let before = 0;
  let p = 1;
  let slopeBefore = 0;
  let slope = 0;
  let squares = 0;
  let rescalings = 0;
  for (let k = 0; k < n; k++) {
    squares += p * p;
    const next = (x * p - b[k]! * before) / b[k + 1]!;
    const slopeNext = (p + x * slope - b[k]! * slopeBefore) / b[k + 1]!;
    before = p;
    p = next;
    slopeBefore = slope;
    slope = slopeNext;
    if (Math.abs(p) + Math.abs(slope) > BIG) {
      before *= SMALL;
      p *= SMALL;
      slopeBefore *= SMALL;
      slope *= SMALL;
      squares *= SMALL * SMALL;
      rescalings++;
    }
  }
  let weight = 1 / squares;
  for (let r = 0; r < rescalings; r++) weight *= SMALL * SMALL;
  return { newton: p / slope, weight };
}

function normalise(weights: Float64Array): void {
  let total = 0;
  for (const w of weights) total += w;
  for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! / total;
}
