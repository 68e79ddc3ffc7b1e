import { cos, cosh, exp, sin, sinh } from '../../../numerics/math/index.js';
import type { Weights } from '../start-state.js';

/** Network of quadratic units on a line, f = γ Σ u_i (w_i a)². */
export interface QuadraticNetwork {
  start: Weights;
  outputScale: number;
  readoutRate: number;
  hiddenRate: number;
  /** m₂ = mean a⁴, m₁ = mean a²y. */
  fourthMoment: number;
  labelMoment: number;
}

/** A unit's path along the stretched time σ: everything that does not depend on σ. */
interface Path {
  /** k_i = 2η_w u_i² − η_u w_i², conserved. */
  conserved: number;
  /** ν_i = √(2η_w|k_i|). */
  frequency: number;
  u: number;
  w: number;
  /** ν − 2η_w u₀ and ν + 2η_w u₀ for k > 0, the smaller one from their product 2η_wη_u w₀² (with a minus sign). */
  minus: number;
  plus: number;
}

/** The paths of all units. */
export type QuadraticPaths = Path[];

/** Prepares the paths of all units. */
export function quadraticPaths({ start, readoutRate, hiddenRate }: QuadraticNetwork): QuadraticPaths {
  return Array.from(start.readoutWeights, (u, i) => {
    const w = start.hiddenWeights[i]!;
    const conserved = 2 * hiddenRate * u * u - readoutRate * w * w;
    const frequency = Math.sqrt(2 * hiddenRate * Math.abs(conserved));
    const product = -2 * hiddenRate * readoutRate * w * w;
    const larger = frequency + 2 * hiddenRate * Math.abs(u);
    const smaller = larger === 0 ? 0 : product / larger;
    return {
      conserved,
      frequency,
      u,
      w,
      minus: u >= 0 ? smaller : larger,
      plus: u >= 0 ? larger : smaller,
    };
  });
}

/**
 * One unit at stretched time σ, dσ = γ(m₁ − m₂s)dt. It follows u′ = 2η_w u² − k, w′ = 2η_w u w:
 * u = (u₀ν − kT)/(ν − 2η_w u₀T) with T = tanh(νσ) for k > 0 and tan(νσ) for k < 0, and w = w₀ν/d with d the denominator
 * times cosh or cos; σ stays below the first zero of d, where the output would be infinite.
 */
function unitAt(path: Path, hiddenRate: number, sigma: number): [u: number, w: number] {
  const { conserved, frequency, u, w } = path;
  const turn = frequency * sigma;
  if (conserved > 0 && Math.abs(turn) > 1) return unitFarAlong(path, hiddenRate, turn);
  const even = conserved > 0 ? cosh(turn) : cos(turn);
  const odd = turn === 0 ? sigma : ((conserved > 0 ? sinh(turn) : sin(turn)) / turn) * sigma;
  const denominator = even - 2 * hiddenRate * u * odd;
  return [(u * even - conserved * odd) / denominator, w / denominator];
}

/** Everything over the growing exponential, with u₀ν ± k = ν(2η_w u₀ ± ν)/2η_w: cosh and sinh would overflow, and differences cancel. */
function unitFarAlong({ frequency, w, minus, plus }: Path, hiddenRate: number, turn: number): [u: number, w: number] {
  const fade = exp(-2 * Math.abs(turn));
  const ahead = turn > 0 ? plus * fade : plus;
  const behind = turn > 0 ? minus : minus * fade;
  const slope = frequency / (2 * hiddenRate);
  return [(slope * (ahead - behind)) / (ahead + behind), (2 * w * frequency * exp(-Math.abs(turn))) / (ahead + behind)];
}

/** What the curves of a quadratic network are made of. */
export interface QuadraticState {
  slope: number;
  kernelEigenvalue: number;
  readoutSquaredNorm: number;
  hiddenSquaredNorm: number;
}

/**
 * Sums over the units at stretched time σ: s = γΣu_i w_i², Θ = m₂γ²(η_uΣw⁴ + 4η_wΣu²w²), and the squared norms.
 * @param weights filled with all weights when given
 */
export function quadraticState(
  paths: QuadraticPaths,
  { outputScale, readoutRate, hiddenRate, fourthMoment }: QuadraticNetwork,
  sigma: number,
  weights?: Weights,
): QuadraticState {
  let [product, readout, hidden, quartic, mixed] = [0, 0, 0, 0, 0];
  for (let i = 0; i < paths.length; i++) {
    const [u, w] = unitAt(paths[i]!, hiddenRate, sigma);
    product += u * w * w;
    readout += u * u;
    hidden += w * w;
    quartic += w * w * w * w;
    mixed += u * u * w * w;
    if (weights) weights.readoutWeights[i] = u;
    if (weights) weights.hiddenWeights[i] = w;
  }
  return {
    slope: outputScale * product,
    kernelEigenvalue: fourthMoment * outputScale * outputScale * (readoutRate * quartic + 4 * hiddenRate * mixed),
    readoutSquaredNorm: readout,
    hiddenSquaredNorm: hidden,
  };
}
