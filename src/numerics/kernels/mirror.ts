import type { Reals } from './kernels.js';

const TILE = 16;

/** Copies the lower triangle of an n x n matrix onto the upper, tile by tile so that neither side runs out of cache. */
export function mirrorLower(c: Reals, n: number): void {
  for (let i0 = 0; i0 < n; i0 += TILE) {
    for (let j0 = 0; j0 <= i0; j0 += TILE) {
      for (let i = i0; i < Math.min(i0 + TILE, n); i++) {
        for (let j = j0; j < Math.min(j0 + TILE, i); j++) c[j * n + i] = c[i * n + j]!;
      }
    }
  }
}
