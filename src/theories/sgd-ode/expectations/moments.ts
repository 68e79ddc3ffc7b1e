/**
 * Gaussian expectations of the right-hand side at covariance Ω (n × n, row-major, students first), for the error
 * e = Σ c_b σ_b(Λ_b) − √Δ ξ. All write into the arrays given and keep none of them.
 */
export interface Moments {
  /** p students, n units in all. */
  p: number;
  n: number;
  /** H_jb = E[e σ'_j Λ_b], p × n. */
  drift(omega: Float64Array, c: Float64Array, H: Float64Array): void;
  /** N_jl = E[e² σ'_j σ'_l], p × p, and if asked for D_jl = E[Λ·∇(e² σ'_j σ'_l)]. */
  noise(omega: Float64Array, c: Float64Array, variance: number, N: Float64Array, D?: Float64Array): void;
  /** The same for e² = 1: E[σ'_j σ'_l] and its radial derivative. */
  labelNoise(omega: Float64Array, N: Float64Array, D?: Float64Array): void;
  /** K_ab = E[σ_a σ_b], n × n. */
  kernel(omega: Float64Array, K: Float64Array): void;
  /** R = ½ cᵀKc. */
  risk(omega: Float64Array, c: Float64Array): number;
  /** How the noise moment is computed, for messages and methods. */
  noiseMethod: 'closed form' | 'quasi-random nodes';
}

/** The pieces of `Moments` that an activation brings along. */
export type DriftMoment = Moments['drift'];
export type NoiseMoment = Moments['noise'];
export type LabelMoment = Moments['labelNoise'];
