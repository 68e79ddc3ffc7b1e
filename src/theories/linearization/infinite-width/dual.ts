/** E[φ(u)φ(v)] and E[φ'(u)φ'(v)] for (u, v) normal with variances k11, k22 and covariance k12. */
export interface DualPair {
  value: number;
  slope: number;
}

/** Dual functions of an activation. */
export interface Dual {
  /** Writes both expectations into `out`. */
  at(k11: number, k12: number, k22: number, out: DualPair): void;
}
