/**
 * Start of a run as the order parameters see it: plain data that theory and simulation both begin from. Matrices are row-major.
 */
export interface Overlaps {
  /** Q = W Wᵀ/d, p × p. */
  studentOverlap: Float64Array;
  /** M = W W*ᵀ/d, p × k. */
  crossOverlap: Float64Array;
  /** P = W* W*ᵀ/d, k × k. */
  teacherOverlap: Float64Array;
  /** a, p. */
  readoutWeights: Float64Array;
  /** a*, k. */
  teacherReadoutWeights: Float64Array;
}

/** Start of a mean-field run: particles in the orthonormal frame of the teacher span (k' = rank of P). */
export interface Particles {
  /** m_j, particles × k'. */
  projections: Float64Array;
  /** q⊥_j, one per particle. */
  orthogonalNorms: Float64Array;
  /** a_j, one per particle. */
  readoutWeights: Float64Array;
  /** T with P = T Tᵀ, k × k'. */
  teacherFrame: Float64Array;
  teacherReadoutWeights: Float64Array;
}
