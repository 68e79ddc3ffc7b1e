import { cos, exp, expm1, sin } from '../../../numerics/math/index.js';

/** Nodes and weights of the continuous part of the spectrum of XᵀX/δ, whose mass is min(1, δ). */
export interface Spectrum {
  values: Float64Array;
  weights: Float64Array;
  /** Mass at 0: max(0, 1 − δ). */
  atom: number;
}

/**
 * Marchenko-Pastur law of XᵀX/δ; with x = centre + radius cos φ the root singularities at both edges disappear.
 * @equation density √((x₊−x)(x−x₋))/(2πγx), γ = 1/δ, x± = (1±√γ)² [dln-dmft 7.7]
 */
export function spectrum(sampleRatio: number, count = 800): Spectrum {
  const gamma = 1 / sampleRatio;
  const centre = 1 + gamma;
  const radius = 2 * Math.sqrt(gamma);
  const values = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const angle = (Math.PI * (i + 0.5)) / count;
    const x = centre + radius * cos(angle);
    const height = radius * sin(angle);
    values[i] = x;
    weights[i] = ((Math.PI / count) * height * height) / (2 * Math.PI * gamma * x);
  }
  return { values, weights, atom: Math.max(0, 1 - sampleRatio) };
}

/** Errors of the linear model with rate 2α² at time t. */
export interface LazyErrors {
  testMse: number;
  trainMse: number;
}

/**
 * @equation test = q(E e² + atom) + (σ²/δ)E[(1−e)²/x], train = qE[x e²] + σ²(1 − E[1−e²]/δ), e = exp(−2α²xt) [dln-dmft 7.7]
 */
export function lazyErrors(
  law: Spectrum,
  { q, noise, sampleRatio, rate }: Record<'q' | 'noise' | 'sampleRatio' | 'rate', number>,
  t: number,
): LazyErrors {
  let signal = law.atom;
  let variance = 0;
  let residual = 0;
  let fitted = 0;
  for (let i = 0; i < law.values.length; i++) {
    const x = law.values[i]!;
    const weight = law.weights[i]!;
    const decay = exp(-2 * rate * x * t);
    const learnt = -expm1(-rate * x * t);
    signal += weight * decay;
    variance += (weight * learnt * learnt) / x;
    residual += weight * x * decay;
    fitted -= weight * expm1(-2 * rate * x * t);
  }
  return {
    testMse: q * signal + (noise / sampleRatio) * variance,
    trainMse: q * residual + noise * (1 - fitted / sampleRatio),
  };
}
