import type { Overlaps } from '../state.js';
import { gramFactor, gramOf, innerProducts } from './gram-factor.js';

/** Weights that have given overlaps, divided by √d, in an orthonormal frame that begins with the teacher span. */
export interface Coordinates {
  /** T, k × teacherRank: the teacher rows, T Tᵀ = P. */
  teacher: Float64Array;
  teacherRank: number;
  /** A, p × teacherRank: the students in the teacher span, M = A Tᵀ. */
  parallel: Float64Array;
  /** L, p × orthogonalRank: the students outside it, Q = A Aᵀ + L Lᵀ. */
  orthogonal: Float64Array;
  orthogonalRank: number;
}

/** Sizes of overlaps: p students, k teachers. */
export function sizesOf({ readoutWeights, teacherReadoutWeights }: Overlaps): { p: number; k: number } {
  return { p: readoutWeights.length, k: teacherReadoutWeights.length };
}

/**
 * Coordinates of weights that have these overlaps; any others differ by a rotation, to which isotropic inputs are blind.
 * @equation P = T Tᵀ, A = M T⁺ᵀ, Q − A Aᵀ = L Lᵀ [section 4.2]
 */
export function coordinatesOf(overlaps: Overlaps): Coordinates {
  const { p, k } = sizesOf(overlaps);
  const { factor: teacher, rank: teacherRank, inverse } = gramFactor(overlaps.teacherOverlap, k);
  const parallel = innerProducts(overlaps.crossOverlap, p, inverse, teacherRank, k);
  const rest = orthogonalGram(overlaps.studentOverlap, parallel, p, teacherRank);
  const { factor: orthogonal, rank: orthogonalRank } = gramFactor(rest, p, largestDiagonal(overlaps.studentOverlap, p));
  return { teacher, teacherRank, parallel, orthogonal, orthogonalRank };
}

/** Q − A Aᵀ: the Gram matrix of the students outside the teacher span. */
export function orthogonalGram(
  studentOverlap: Float64Array,
  parallel: Float64Array,
  p: number,
  teacherRank: number,
): Float64Array {
  const inside = gramOf(parallel, p, teacherRank);
  return studentOverlap.map((q, i) => q - inside[i]!);
}

function largestDiagonal(matrix: Float64Array, size: number): number {
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, matrix[i * size + i]!);
  return largest;
}
