import { symmetricEigen } from '../../../numerics/linalg/index.js';
import { derivativeWeights } from './differences.js';
import { stencil } from './row.js';
import type { Sweep } from './sweep.js';
import { combine, type Vectors } from './vectors.js';

/** An orthonormal change of the innovations: z_k = Σ_j matrix[k·size+j] z'_j, z'_0 the most important. */
export interface Rotation {
  size: number;
  matrix: Float64Array;
}

/**
 * Principal directions of the innovations: right singular vectors of the row-normalised map from z to the Gaussian part
 * of h, B⁻¹A.
 */
export function principalDirections(sweep: Sweep): Rotation {
  const { rows: size } = sweep;
  const map = responseToInnovations(sweep);
  const gram = new Float64Array(size * size);
  for (let n = 0; n < size; n++) {
    let square = 0;
    for (let k = 0; k <= n; k++) square += map[n * size + k]! * map[n * size + k]!;
    if (square === 0) continue;
    for (let a = 0; a <= n; a++)
      for (let b = 0; b <= n; b++) gram[a * size + b]! += (map[n * size + a]! * map[n * size + b]!) / square;
  }
  const { vectors } = symmetricEigen(gram, size);
  const matrix = new Float64Array(size * size);
  for (let k = 0; k < size; k++)
    for (let j = 0; j < size; j++) matrix[k * size + j] = vectors[k * size + size - 1 - j]!;
  return { size, matrix };
}

/** B⁻¹A, row by row. */
function responseToInnovations(sweep: Sweep): Float64Array {
  const { rows: size, capacity, times, residuals } = sweep;
  const map = new Float64Array(size * size);
  for (let n = 0; n < size; n++) {
    const { first, nodes } = stencil(sweep, n, times[n]!);
    const weights = derivativeWeights(nodes);
    for (let k = 0; k <= n; k++) map[n * size + k] = residuals[n * capacity + k]!;
    for (let m = Math.max(0, first); m < n; m++)
      for (let k = 0; k <= m; k++) map[n * size + k]! -= weights[m - first]! * map[m * size + k]!;
    for (let k = 0; k <= n; k++) map[n * size + k]! /= weights.at(-1)!;
  }
  return map;
}

/** Innovation k of every sample from the principal ones, written to `out`. */
export function rotated({ size, matrix }: Rotation, k: number, principal: Vectors, out: Float64Array): Float64Array {
  combine(principal, size, matrix.subarray(k * size, (k + 1) * size), out.fill(0));
  return out;
}
