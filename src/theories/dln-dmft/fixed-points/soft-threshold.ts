import { normalCdf, normalPdf } from '../../../numerics/math/index.js';
import type { Teacher } from '../teacher.js';
import type { EstimatorMoments } from './moments.js';

/**
 * Moments of ŵ = soft(w* + τz; θ) in closed form across the kinks, where a grid would err.
 * @equation u ~ N(m, s²), k = ±m−θ: P += Φ(k/s), E|ŵ| += sφ+kΦ, Eŵ² += (k²+s²)Φ+ksφ [dln-dmft 3.4]
 */
export function softThresholdMoments(teacher: Teacher, tau: number, theta: number): EstimatorMoments {
  const total = { active: 0, square: 0, overlap: 0, error: 0 };
  for (const part of teacher) {
    const gaussian = part.kind === 'gaussian';
    const mean = gaussian ? 0 : part.value;
    const own = gaussian ? part.standardDeviation * part.standardDeviation : 0;
    const above = side(mean, Math.sqrt(own + tau * tau), theta);
    const below = side(-mean, Math.sqrt(own + tau * tau), theta);
    const active = above.active + below.active;
    const square = above.square + below.square;
    const overlap = gaussian ? own * active : mean * (above.mean - below.mean);
    total.active += part.weight * active;
    total.square += part.weight * square;
    total.overlap += part.weight * overlap;
    total.error += part.weight * (square - 2 * overlap + (gaussian ? own : mean * mean));
  }
  return { ...total, error: Math.max(0, total.error) };
}

/** E of (u − θ)₊ and its square, u ~ N(m, s²). */
function side(m: number, s: number, theta: number): { active: number; mean: number; square: number } {
  const k = m - theta;
  if (s === 0) return { active: k > 0 ? 1 : 0, mean: Math.max(0, k), square: k > 0 ? k * k : 0 };
  const probability = normalCdf(k / s);
  const density = normalPdf(k / s);
  return {
    active: probability,
    mean: s * density + k * probability,
    square: Math.max(0, (k * k + s * s) * probability + k * s * density),
  };
}
