import { logPair } from './log-kernel.js';
import { log1pOfSum } from './log1p.js';
import { LOW, productError } from './pair.js';

/** Inverse hyperbolic cosine, within 1 ulp; NaN for x < 1. log1p(t + sqrt(2t + t^2)) with t = x - 1, the argument in two words. */
export function acosh(x: number): number {
  if (!(x >= 1 && x < Infinity)) return x === Infinity ? x : NaN;
  if (x > 1e9) return logPair(x, 0, 1) + LOW[0]!;
  const t = x - 1; // exact
  if (t === 0) return 0;
  const sum = x + 1;
  const sumLow = x - sum + 1;
  const q = t * sum;
  const qLow = productError(t, sum, q) + t * sumLow;
  const root = Math.sqrt(q);
  const rr = root * root;
  const rootLow = (q - rr - productError(root, root, rr) + qLow) / (2 * root);
  const u = t + root;
  const added = u - t;
  return log1pOfSum(u, t - (u - added) + (root - added) + rootLow);
}
