import { exp, expm1 } from '../../numerics/math/index.js';
import { hypotenuse, type Modes, modesOf } from './modes.js';
import type { Setting } from './setting.js';
import type { Start } from './start-state.js';

/**
 * Gradient flow in closed form: everything a time point needs, precomputed.
 *
 * z = e^{2θ} obeys the Riccati equation ż = AQ + 2Bz − APz² with z(0) = 1. With D = √(B² + A²PQ), E = e^{−2Dt}, F = 1 − E and
 * α = (D+B)/2D, β = (D−B)/2D, p = AP/2D, q = AQ/2D the solution is z = N/Δ, N = α + βE + qF, Δ = β + αE + pF,
 * and NΔ = E + L with L = F·(p(E + αF) + q(E + βF) + 2αβF), so that the residual ratio is r = E/(E + L).
 * Every term is non-negative: nothing cancels, however small the start.
 */
export interface Solution {
  /** `generic` learns; `trapped` lies on the saddle's stable manifold; `algebraic` has D = 0; `fixed` is u = w = 0. */
  kind: 'generic' | 'trapped' | 'algebraic' | 'fixed';
  setting: Setting;
  modes: Modes;
  /** D = √(B² + A²PQ). */
  halfRate: number;
  /** 2D: rate at which the residual decays at late times. */
  rate: number;
  alpha: number;
  beta: number;
  /** p and q; for D = 0 they are AP and AQ themselves and time takes the place of F. */
  p: number;
  q: number;
  /** x0/D with the initial drive x0 = η̄γ(m1 − m2 s0); for D = 0 twice x0 itself: z − 1 = excess·F/Δ. */
  excess: number;
  /** s0 = γ u·w. */
  initialSlope: number;
  /** s* = m1/m2. */
  targetSlope: number;
  /** lim s for t → ∞: the target, 0 when trapped, the start when fixed. */
  finalSlope: number;
}

/**
 * Solves gradient flow without weight decay and momentum from a start.
 * @throws InputError `START_TOO_LARGE` when the rescaled weights exceed 1e150.
 */
export function solve(start: Start, setting: Setting): Solution {
  return solveModes(modesOf(start, setting), setting);
}

/**
 * The same from modes already known.
 * @equation ż = AQ + 2Bz − APz², z = e^{2θ} = N/Δ, N = α + βE + qF, Δ = β + αE + pF, E = 1 − F = e^{−2Dt}, D = √(B² + A²PQ)
 */
export function solveModes(modes: Modes, setting: Setting): Solution {
  const { kernelCoefficient: A, labelDrive: B, meanRate, outputScale, inputMoment, targetSlope } = setting;
  const { growingModeEnergy: P, decayingModeEnergy: Q } = modes;
  const initialSlope = outputScale * modes.layerProduct;
  const kernelPart = A * modes.modeInvariant;
  const halfRate = hypotenuse(B, kernelPart);
  const rate = 2 * halfRate;
  const kind = kindOf(P, Q, B, halfRate);
  const unit = rate === 0 ? 1 : rate;
  // (D − |B|)/2D as A²PQ/(2D(D + |B|)): the difference would cancel in the rich phase.
  const minor = rate === 0 ? 0 : (kernelPart / rate) * (kernelPart / (halfRate + Math.abs(B)));
  const finalSlopes = { generic: targetSlope, algebraic: targetSlope, trapped: 0, fixed: initialSlope };
  return {
    kind,
    setting,
    modes,
    halfRate,
    rate,
    alpha: B >= 0 ? 1 - minor : minor,
    beta: B >= 0 ? minor : 1 - minor,
    p: (A * P) / unit,
    q: (A * Q) / unit,
    excess: (2 * meanRate * outputScale * inputMoment * (targetSlope - initialSlope)) / unit,
    initialSlope,
    targetSlope,
    finalSlope: finalSlopes[kind],
  };
}

function kindOf(P: number, Q: number, B: number, halfRate: number): Solution['kind'] {
  if (P === 0 && Q === 0) return 'fixed';
  if (halfRate === 0) return 'algebraic';
  return (P === 0 && B > 0) || (Q === 0 && B < 0) ? 'trapped' : 'generic';
}

/**
 * Slope at a time t >= 0, finite: both parts without cancellation.
 * @equation s(t) = s* − (s* − s0)r(t)
 */
export function slopeAt(solution: Solution, t: number): number {
  if (solution.kind !== 'generic') {
    const learned = odds(solution, t);
    return (solution.initialSlope + solution.targetSlope * learned) / (1 + learned);
  }
  const { alpha, beta, p, q } = solution;
  const x = solution.rate * t;
  let E: number;
  let F: number;
  if (x < 0.5) {
    F = -expm1(-x);
    E = 1 - F;
  } else {
    E = exp(-x);
    F = 1 - E;
  }
  const L = F * (p * (E + alpha * F) + q * (E + beta * F) + 2 * alpha * beta * F);
  return (solution.initialSlope * E + solution.targetSlope * L) / (E + L);
}

/**
 * Residual over its start, in (0, 1], strictly decreasing; underflows to 0 beyond 2Dt = 745.
 * @equation r(t) = (s* − s)/(s* − s0) = E/(NΔ) = E/(E + F(p(E + αF) + q(E + βF) + 2αβF))
 */
export function residualRatioAt(solution: Solution, t: number): number {
  return 1 / (1 + odds(solution, t));
}

/** (1 − r)/r = L/E: what is learned over what is left. */
export function odds({ kind, rate, alpha, beta, p, q }: Solution, t: number): number {
  if (kind === 'fixed') return 0;
  if (kind === 'algebraic') return (p + q) * t;
  const x = rate * t;
  const F = -expm1(-x);
  // Trapped: N or Δ equals E and cancels against it.
  if (kind === 'trapped') return (p + q) * F;
  const E = x < 0.5 ? 1 - F : exp(-x);
  return (F * (p * (E + alpha * F) + q * (E + beta * F) + 2 * alpha * beta * F)) / E;
}
