import { asinh, exp, log, sinh } from '../../../numerics/math/index.js';
import { normalTrapezoid } from '../../../numerics/quadrature/index.js';
import type { StartClass } from '../conversions.js';
import type { Teacher } from '../teacher.js';
import type { EstimatorMoments } from './moments.js';

/** Nodes on [-9, 9]; small scales bend the prox sharply and need more of them to stay exact to 1e-12. */
const coarse = /* @__PURE__ */ normalTrapezoid(1001, 9);
const fine = /* @__PURE__ */ normalTrapezoid(3001, 9);

/**
 * The hyperbolic prox: ŵ with ŵ + θ ½asinh(ŵ/α²) = u, by Newton in h = ½asinh(ŵ/α²) from above, where the function is convex.
 * @equation ŵ + θ·½asinh(ŵ/α²) = u [dln-dmft 3.4]
 * @param logScale log α²
 */
export function hyperbolicProx(u: number, theta: number, logScale: number): number {
  const size = Math.abs(u);
  if (size === 0) return 0;
  let h = Math.min(size / theta, asinhRatio(size, logScale) / 2);
  for (let i = 0; i < 60; i++) {
    const grown = exp(logScale + 2 * h);
    const shrunk = exp(logScale - 2 * h);
    const step = (mirrored(h, logScale, grown, shrunk) + theta * h - size) / (grown + shrunk + theta);
    h -= step;
    // Quadratic convergence: the step after this one would be below rounding.
    if (Math.abs(step) <= 1e-9 * h) break;
  }
  // Whichever of the two forms of ŵ does not cancel.
  const rest = size - theta * h;
  const value = rest > 0.5 * size ? rest : mirrored(h, logScale, exp(logScale + 2 * h), exp(logScale - 2 * h));
  return u < 0 ? -value : value;
}

/** α² sinh 2h, small h included. */
function mirrored(h: number, logScale: number, grown: number, shrunk: number): number {
  return h < 0.2 ? exp(logScale) * sinh(2 * h) : (grown - shrunk) / 2;
}

/** asinh(x/e^L) for x > 0, without overflow of the quotient. */
export function asinhRatio(x: number, logScale: number): number {
  const distance = log(x) - logScale;
  return distance > 20 ? distance + Math.LN2 : asinh(exp(distance));
}

/** Slope P = dw/dh = 2√(w² + a⁴) of the mirror map. */
export function mirrorSlope(w: number, scaleSquare: number): number {
  return 2 * Math.sqrt(w * w + scaleSquare * scaleSquare);
}

/** A problem of state evolution: who the teacher is and where the coordinates start. */
export interface Population {
  teacher: Teacher;
  starts: StartClass[];
}

/** Visits the weights ŵ = prox(w* + τz) of all classes with their probability, slope P, and mean and variance of w* given the field. */
export function visitWeights(
  { teacher, starts }: Population,
  tau: number,
  theta: number,
  visit: (w: number, slope: number, probability: number, mean: number, variance: number) => void,
): void {
  for (const start of starts) {
    const { nodes, weights } = start.scale < 0.02 ? fine : coarse;
    const logScale = 2 * log(start.scale);
    const scaleSquare = exp(logScale);
    const shift = (theta * start.asymmetry) / 2;
    for (const part of teacher) {
      const own = part.kind === 'gaussian' ? part.standardDeviation * part.standardDeviation : 0;
      const spread = Math.sqrt(own + tau * tau);
      const shrink = own > 0 ? own / (own + tau * tau) : 0;
      const centre = part.kind === 'atom' ? part.value : 0;
      const share = part.weight * start.weight;
      for (let i = 0; i < nodes.length; i++) {
        const u = centre + spread * nodes[i]!;
        const w = hyperbolicProx(u + shift, theta, logScale);
        const mean = part.kind === 'atom' ? centre : shrink * u;
        visit(w, mirrorSlope(w, scaleSquare), share * weights[i]!, mean, shrink * tau * tau);
      }
    }
  }
}

/** Moments of the hyperbolic prox; `active` is E[P/(P+θ)], the error a sum of squares that does not cancel. */
export function hyperbolicMoments(population: Population, tau: number, theta: number): EstimatorMoments {
  const total = { active: 0, square: 0, overlap: 0, error: 0 };
  visitWeights(population, tau, theta, (w, slope, probability, mean, variance) => {
    total.active += (probability * slope) / (slope + theta);
    total.square += probability * w * w;
    total.overlap += probability * w * mean;
    total.error += probability * ((w - mean) * (w - mean) + variance);
  });
  return total;
}
