/** What becomes of SGD when d → ∞ with p ~ d^κ and γ ~ d^−δ. */
export type ScalingPhase = 'perfect learning' | 'noise plateau' | 'noise only' | 'no deterministic limit';

/**
 * Phase of a scaling of width (κ) and learning rate (−δ) with the dimension.
 * @equation κ+δ > 0: perfect learning; = 0: noise plateau; −½ < κ+δ < 0: noise only; ≤ −½: no deterministic limit [Veiga et al. 2022; sgd-ode 3.10]
 */
export function scalingPhase(widthExponent: number, learningRateExponent: number): ScalingPhase {
  const sum = widthExponent + learningRateExponent;
  if (Math.abs(sum) < 1e-12) return 'noise plateau';
  if (sum > 0) return 'perfect learning';
  return sum > -0.5 ? 'noise only' : 'no deterministic limit';
}

/** Exponent of the time scale of learning (noise only: of the noise) in steps, ν ~ d^exponent. @equation ν ~ d^{1+κ+δ}, noise only: d^{1+2(κ+δ)} [sgd-ode 3.10] */
export function stepsExponent(widthExponent: number, learningRateExponent: number): number {
  const sum = widthExponent + learningRateExponent;
  return 1 + (sum < 0 ? 2 * sum : sum);
}
