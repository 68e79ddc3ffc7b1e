import { asinh, exp, log, normalPdf, sinh } from '../../../numerics/math/index.js';
import { brent } from '../../../numerics/roots/index.js';
import { mirrorSlope, visitWeights } from './hyperbolic.js';
import type { Evolution, Problem } from './state-evolution.js';

/** Law of the slopes P at the fixed point, as weighted points. */
interface Slopes {
  values: number[];
  weights: number[];
}

/**
 * Smallest non-zero eigenvalue of the Hessian at the end of the flow without weight decay: left edge of the generalised
 * Marchenko-Pastur law of P^{1/2}(XᵀX/δ)P^{1/2}.
 * @equation δ<1: max_m −1/m + E[P/(1+Pm)]/δ; δ>1: max_{m>1/P_min} 1/m − E[P/(Pm−1)]/δ [dln-dmft 3.6]
 */
export function smallestEigenvalue(problem: Problem, found: Evolution): number {
  const delta = problem.sampleRatio;
  if (problem.starts.some(({ scale }) => scale === 0)) return 0;
  if (problem.starts.some(({ scale }) => scale === Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  const slopes = delta < 1 ? interpolatorSlopes(problem, found) : leastSquaresSlopes(problem, found.tau);
  const expect = (f: (p: number) => number) => slopes.values.reduce((sum, p, i) => sum + slopes.weights[i]! * f(p), 0);
  if (delta < 1) {
    // The maximum lies where E[(Pm/(1+Pm))²] = δ, increasing in m.
    const m = rootOf((x) => expect((p) => square((p * x) / (1 + p * x))) - delta, 1 / mean(slopes));
    return -1 / m + expect((p) => p / (1 + p * m)) / delta;
  }
  const least = Math.min(...slopes.values.filter((_, i) => slopes.weights[i]! > 0));
  // With m = (1 + s)/P_min the condition E[(Pm/(Pm−1))²] = δ decreases in s.
  const s = rootOf((x) => delta - expect((p) => square((p * (1 + x)) / (p * (1 + x) - least))), 1);
  const m = (1 + s) / least;
  return 1 / m - expect((p) => p / (p * m - 1)) / delta;
}

function square(x: number): number {
  return x * x;
}

function mean({ values, weights }: Slopes): number {
  return values.reduce((sum, p, i) => sum + weights[i]! * p, 0);
}

/** Root in log x of an increasing function, from a first guess outwards. */
function rootOf(f: (x: number) => number, guess: number): number {
  let low = log(guess);
  let high = low;
  while (f(exp(low)) > 0 && low > -600) low -= 2;
  while (f(exp(high)) < 0 && high < 600) high += 2;
  return exp(low === high ? low : brent((x) => f(exp(x)), low, high));
}

function interpolatorSlopes(problem: Problem, { tau, theta }: Evolution): Slopes {
  const slopes: Slopes = { values: [], weights: [] };
  if (theta === 0) return leastSquaresSlopes(problem, tau);
  visitWeights(problem, tau, theta, (_w, slope, probability) => {
    slopes.values.push(slope);
    slopes.weights.push(probability);
  });
  return slopes;
}

/** Slopes at ŵ = w* + τz. A grid uniform in asinh(w/α²) resolves the crossover at w ~ α²; a grid in w does not. */
function leastSquaresSlopes({ teacher, starts }: Problem, tau: number): Slopes {
  const slopes: Slopes = { values: [], weights: [] };
  for (const start of starts) {
    const scaleSquare = start.scale * start.scale;
    for (const part of teacher) {
      const centre = part.kind === 'atom' ? part.value : 0;
      const own = part.kind === 'gaussian' ? part.standardDeviation : 0;
      const spread = Math.sqrt(own * own + tau * tau);
      const share = part.weight * start.weight;
      if (spread === 0) {
        slopes.values.push(mirrorSlope(centre, scaleSquare));
        slopes.weights.push(share);
        continue;
      }
      const last = asinh((Math.abs(centre) + 9 * spread) / scaleSquare);
      const count = 8000;
      const step = (2 * last) / count;
      for (let i = 0; i <= count; i++) {
        const w = scaleSquare * sinh(-last + i * step);
        const slope = mirrorSlope(w, scaleSquare);
        slopes.values.push(slope);
        slopes.weights.push((share * step * (slope / 2) * normalPdf((w - centre) / spread)) / spread);
      }
    }
  }
  return slopes;
}
