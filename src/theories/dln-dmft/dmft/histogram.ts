import type { Sweep } from './sweep.js';

/** Bins of equal width around 0. */
export interface Bins {
  width: number;
  centres: Float64Array;
}

/** Bins that hold the teacher's weights and most of their spread. */
export function binsFor(largest: number): Bins {
  const half = 20;
  const width = largest / half;
  return { width, centres: Float64Array.from({ length: 2 * half + 1 }, (_, k) => (k - half) * width) };
}

/** Adds the probability of every bin; what lies beyond counts in the last ones. */
export function addHistogram({ width, centres }: Bins, { ensemble }: Sweep, w: Float64Array, out: Float64Array): void {
  const last = centres.length - 1;
  for (let i = 0; i < w.length; i++) {
    const bin = Math.round(w[i]! / width) + last / 2;
    out[Math.min(last, Math.max(0, bin))]! += ensemble.p[i]!;
  }
}
