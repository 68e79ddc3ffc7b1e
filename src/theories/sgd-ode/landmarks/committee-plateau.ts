import { asin } from '../../../numerics/math/index.js';

/**
 * Height of the unspecialised plateau of a committee of K erf(u/√2) units before K orthonormal teachers, s = s* = 1, γ → 0.
 * @equation R = (K/π)(π/6 − K asin(1/2K)) [Saad & Solla 1995; sgd-ode 3.8]
 */
export function committeePlateauRisk(K: number): number {
  return (K / Math.PI) * (Math.PI / 6 - K * asin(1 / (2 * K)));
}

/**
 * Rate at which that plateau is left; its multiplicity is (K−1)².
 * @equation λ = (2K/π)/(√(2K−1)(2K+1)^{3/2}) [sgd-ode 3.8]
 */
export function committeeEscapeRate(K: number): number {
  return (2 * K) / (Math.PI * Math.sqrt(2 * K - 1) * (2 * K + 1) * Math.sqrt(2 * K + 1));
}
