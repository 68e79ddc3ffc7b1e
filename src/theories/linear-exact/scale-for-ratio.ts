import type { Constants } from './constants.js';

/**
 * Factor k on both initial layers that makes Θ∞/Θ0 equal `ratio`, because S0 and s0 scale with k².
 * Undefined when no factor does: the target is 0, or R is below √(1 − s0²/S0²), the limit of large starts.
 * @equation k⁴ = s*²/((R² − 1)S0² + s0²)
 */
export function scaleForRatio(
  { targetSlope, lazySlopeScale, initialSlope }: Pick<Constants, 'targetSlope' | 'lazySlopeScale' | 'initialSlope'>,
  ratio: number,
): number | undefined {
  const reach = (ratio - 1) * (ratio + 1) * lazySlopeScale * lazySlopeScale + initialSlope * initialSlope;
  if (!(reach > 0) || targetSlope === 0 || !(ratio > 0)) return undefined;
  return Math.sqrt(Math.sqrt((targetSlope * targetSlope) / reach));
}
