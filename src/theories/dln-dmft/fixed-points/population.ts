import { exp, log } from '../../../numerics/math/index.js';
import { asinhRatio } from './hyperbolic.js';

/**
 * Weight of a coordinate with teacher `a` at time t, infinitely many samples and no weight decay.
 * @equation s = √(a²+α⁴), y± = (a±s)/α², c = (1−y₊)/(1−y₋), e = e^{−2st}: e^{2h} = (y₊ − c y₋ e)/(1 − c e), w = α² sinh 2h [dln-dmft 3.5]
 */
export function populationWeight(a: number, alpha: number, t: number): number {
  const size = Math.abs(a);
  if (size === 0) return 0;
  const square = alpha * alpha;
  const s = Math.sqrt(size * size + square * square);
  // y₊ grows like 2|a|/α²; the small root without cancellation.
  const large = (size + s) / square;
  const small = -square / (size + s);
  const c = (1 - large) / (1 - small);
  const e = exp(-2 * s * t);
  const growth = (large - c * small * e) / (1 - c * e);
  const value = (square * (growth - 1 / growth)) / 2;
  return a < 0 ? -value : value;
}

/**
 * Time at which a coordinate of size `a` has half risen, many samples and little noise.
 * @equation t_a = log(2a/α²)/(2a) [dln-dmft 3.5]
 */
export function staircaseTime(a: number, alpha: number): number {
  return log((2 * a) / (alpha * alpha)) / (2 * a);
}

/**
 * Time at which a weight driven by the constant force f reaches size w.
 * @equation 2|h| = asinh(w/α²), h = f t [dln-dmft 3.5]
 */
export function activationTime(w: number, force: number, alpha: number): number {
  return asinhRatio(w, 2 * log(alpha)) / (2 * force);
}
