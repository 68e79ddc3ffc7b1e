import { log, normalCdf, normalPdf } from '../../../numerics/math/index.js';
import { bisection } from '../../../numerics/roots/index.js';

/**
 * Smallest sample ratio at which noiseless ℓ1 minimisation recovers a teacher with a share `rho` of non-zero weights.
 * @equation δ_DT = min_κ ρ(1+κ²) + 2(1−ρ)((1+κ²)Φ(−κ) − κφ(κ)) [dln-dmft 3.4]
 */
export function donohoTannerRatio(rho: number): number {
  if (rho <= 0) return 0;
  if (rho >= 1) return 1;
  const value = (k: number) => rho * (1 + k * k) + 2 * (1 - rho) * ((1 + k * k) * normalCdf(-k) - k * normalPdf(k));
  const slope = (k: number) => rho * k + 2 * (1 - rho) * (k * normalCdf(-k) - normalPdf(k));
  return value(bisection(slope, 0, 2 + Math.sqrt(2 * Math.max(0, -log(rho))) + 4));
}
