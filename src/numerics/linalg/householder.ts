import { maxAbs, norm } from './vector.js';

/**
 * Turns x (`length` entries from `offset`) into the vector v of a reflection H = I - tau v vᵀ, v₀ = 1, with H x = beta e₀.
 * The sign of beta is opposite to x₀, so nothing cancels. tau = 0 (H = I) when x is already a multiple of e₀.
 * Golub & Van Loan, Matrix Computations, 4th ed., section 5.1.
 */
export function makeReflector(x: Float64Array, length: number, offset: number): { tau: number; beta: number } {
  const head = x[offset]!;
  const tail = maxAbs(x, length - 1, offset + 1);
  if (tail === 0) {
    x[offset] = 1;
    return { tau: 0, beta: head };
  }
  // Close to the smallest numbers quotients lose their digits: the direction is taken from a magnified copy.
  const magnify = Math.max(tail, Math.abs(head)) < 1e-200 ? 4.149515568880993e180 : 1;
  if (magnify > 1) for (let i = 0; i < length; i++) x[offset + i]! *= magnify;
  const size = norm(x, length, offset);
  const beta = head > 0 ? -size : size;
  const divisor = x[offset]! - beta;
  for (let i = 1; i < length; i++) x[offset + i]! /= divisor;
  x[offset] = 1;
  return { tau: -divisor / beta, beta: beta / magnify };
}
