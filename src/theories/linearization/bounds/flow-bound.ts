import { exp, expm1 } from '../../../numerics/math/index.js';

/** Numbers the bound is made of. */
export interface BoundInputs {
  /** Training inputs N. */
  count: number;
  /** Smallest and largest eigenvalue of the training kernel. */
  smallest: number;
  largest: number;
  /** ‖r_0‖. */
  residual: number;
  /** Largest whitened Hessian norm over the inputs, at the start. */
  curvature: number;
}

/**
 * Root-mean-square bound of the deviation from the linear model under gradient flow (curvature taken at the start).
 * @equation ‖e(t)‖ ≤ R e^{−λt} ∫₀ᵗ (2J√N β D + Nβ²D²) ds, D(s) = JR(1 − e^{−λs})/λ, J = √λ_max [linearization 3.7]
 */
export function flowBound({ count, smallest, largest, residual, curvature }: BoundInputs, t: number): number {
  const J = Math.sqrt(largest);
  const x = smallest * t;
  // ∫ D = JR t² g1(λt), ∫ D² = (JR)² t³ g2(λt), written so that nothing cancels at small λt.
  const first = J * residual * t * t * onceIntegrated(x);
  const second = J * J * residual * residual * t * t * t * twiceIntegrated(x);
  const drift = 2 * J * Math.sqrt(count) * curvature * first + count * curvature * curvature * second;
  return (residual * exp(-x) * drift) / Math.sqrt(count);
}

/** (x − 1 + e^{−x})/x². */
function onceIntegrated(x: number): number {
  return x < 0.02 ? 0.5 - x / 6 + (x * x) / 24 : (x + expm1(-x)) / (x * x);
}

/** (x − 2(1 − e^{−x}) + (1 − e^{−2x})/2)/x³. */
function twiceIntegrated(x: number): number {
  return x < 0.02 ? 1 / 3 - x / 4 + (7 * x * x) / 60 : (x + 2 * expm1(-x) - expm1(-2 * x) / 2) / (x * x * x);
}
