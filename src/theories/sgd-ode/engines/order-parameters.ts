import type { Overlaps } from '../state.js';

/** Where the order parameters lie in the state of an integrator: lower triangle of Q, then M, then a if it is trained. */
export interface Layout {
  p: number;
  k: number;
  /** n = p + k. */
  n: number;
  crossAt: number;
  readoutAt: number;
  size: number;
  trained: boolean;
}

/** The layout of p students and k teachers. */
export function layoutOf(p: number, k: number, trained: boolean): Layout {
  const crossAt = (p * (p + 1)) / 2;
  const readoutAt = crossAt + p * k;
  return { p, k, n: p + k, crossAt, readoutAt, size: readoutAt + (trained ? p : 0), trained };
}

/** The state at a start. */
export function packed({ p, k, crossAt, readoutAt, size, trained }: Layout, start: Overlaps): Float64Array {
  const y = new Float64Array(size);
  let at = 0;
  for (let j = 0; j < p; j++)
    for (let l = 0; l <= j; l++) y[at++] = 0.5 * (start.studentOverlap[j * p + l]! + start.studentOverlap[l * p + j]!);
  y.set(start.crossOverlap.subarray(0, p * k), crossAt);
  if (trained) y.set(start.readoutWeights, readoutAt);
  return y;
}

/** Writes Q and M of a state into Ω (n × n), whose teacher block stays as it is. */
export function unpackInto(omega: Float64Array, { p, n, crossAt }: Layout, y: Float64Array): void {
  let at = 0;
  for (let j = 0; j < p; j++)
    for (let l = 0; l <= j; l++) {
      const q = y[at++]!;
      omega[j * n + l] = q;
      omega[l * n + j] = q;
    }
  at = crossAt;
  for (let j = 0; j < p; j++)
    for (let r = p; r < n; r++) {
      const m = y[at++]!;
      omega[j * n + r] = m;
      omega[r * n + j] = m;
    }
}

/** Ω with the teacher block of a start and zeros elsewhere. */
export function omegaWithTeacher({ p, k, n }: Layout, { teacherOverlap }: Overlaps): Float64Array {
  const omega = new Float64Array(n * n);
  for (let r = 0; r < k; r++) for (let u = 0; u < k; u++) omega[(p + r) * n + p + u] = teacherOverlap[r * k + u]!;
  return omega;
}
