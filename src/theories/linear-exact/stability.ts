/**
 * What one discrete step of gradient descent does that the flow does not: divergence, the edge of stability, drift of the invariants.
 * All rates contain the step. The quadratic model with the same features: Lewkowycz et al., arXiv 2003.02218 (catapult);
 * the invariant ellipse is derived for this network: 1 − F′ = (1 − F)(1 − Bx + x²).
 */

import { exp, log } from '../../numerics/math/index.js';
import { hypotenuse, type Modes } from './modes.js';
import type { Setting } from './setting.js';

/** Rates and mode energies of one configuration; any object with these numbers will do. */
export interface Rates {
  /** A = m₂γ²η̄² > 0 */
  kernelCoefficient: number;
  /** B = η̄γm₁ */
  labelDrive: number;
  /** P = |p|² ≥ 0 */
  growingModeEnergy: number;
  /** Q = |q|² ≥ 0 */
  decayingModeEnergy: number;
  /** D = √(B² + A²PQ), half the asymptotic rate of the flow */
  halfRate: number;
}

/** The rates and energies of a start, with D = √(B² + A²PQ) from the conserved √(PQ). */
export function ratesOf(modes: Modes, { kernelCoefficient, labelDrive }: Setting): Rates {
  const { growingModeEnergy, decayingModeEnergy, modeInvariant } = modes;
  const halfRate = hypotenuse(labelDrive, kernelCoefficient * modeInvariant);
  return { kernelCoefficient, labelDrive, growingModeEnergy, decayingModeEnergy, halfRate };
}

/** Θ = A(P + Q): kernel eigenvalue, the rate at which the linearised residual shrinks in one step. */
export function kernelEigenvalueOf({ kernelCoefficient, growingModeEnergy, decayingModeEnergy }: Rates): number {
  return kernelCoefficient * (growingModeEnergy + decayingModeEnergy);
}

/** x = B − ½A(P − Q) = η̄γ(m₁ − m₂s): by how much one step multiplies the modes, 1 + x and 1 − x. */
export function driveOf({ kernelCoefficient, labelDrive, growingModeEnergy, decayingModeEnergy }: Rates): number {
  return labelDrive - 0.5 * kernelCoefficient * (growingModeEnergy - decayingModeEnergy);
}

/** Θ₀ + B·x₀; below 4 with |B| < 2 the run is bounded. */
export function stabilityNumber(rates: Rates): number {
  return kernelEigenvalueOf(rates) + rates.labelDrive * driveOf(rates);
}

/** F = AP/(4 + 2B) + AQ/(4 − 2B) for |B| < 2: the ellipse F = 1 is invariant under a step and never crossed. F < 1 is Θ + Bx < 4. */
export function ellipse({ kernelCoefficient, labelDrive, growingModeEnergy, decayingModeEnergy }: Rates): number {
  return (
    (kernelCoefficient * growingModeEnergy) / (4 + 2 * labelDrive) +
    (kernelCoefficient * decayingModeEnergy) / (4 - 2 * labelDrive)
  );
}

/** `bounded`: proved for the whole run. `unbounded`: diverges, except from starts of measure zero (numerical finding). */
export function boundedness(rates: Rates): 'bounded' | 'unbounded' {
  const nothing = rates.growingModeEnergy === 0 && rates.decayingModeEnergy === 0;
  return nothing || (Math.abs(rates.labelDrive) < 2 && stabilityNumber(rates) < 4) ? 'bounded' : 'unbounded';
}

/** Whether any minimum is stable under these steps: the flattest one has Θ = 2|B|, stable below 2. */
export function stableMinimum({ labelDrive }: Pick<Rates, 'labelDrive'>): 'exists' | 'none' {
  return Math.abs(labelDrive) < 1 ? 'exists' : 'none';
}

/** One row of the stability map. */
export interface StabilityRegion {
  id: 'follows-flow' | 'catapult' | 'never-settles' | 'diverges' | 'overdriven';
  condition: string;
  outcome: string;
  /** What the statement rests on. */
  basis: 'proved' | 'numerical';
  holds(rates: Rates): boolean;
}

/** The stability map; the regions cover every configuration once. */
export const stabilityRegions: readonly StabilityRegion[] = [
  {
    id: 'follows-flow',
    condition: '|B| < 1, Θ₀ + Bx₀ < 4, D < 1',
    outcome: 'converges and follows the gradient flow to O(2D)',
    basis: 'numerical',
    holds: (r) => Math.abs(r.labelDrive) < 1 && boundedness(r) === 'bounded' && r.halfRate < 1,
  },
  {
    id: 'catapult',
    condition: '|B| < 1, Θ₀ + Bx₀ < 4, D ≥ 1',
    outcome: 'stays bounded and converges to a flatter minimum than the flow, with final kernel at most 2',
    basis: 'numerical',
    holds: (r) => Math.abs(r.labelDrive) < 1 && boundedness(r) === 'bounded' && r.halfRate >= 1,
  },
  {
    id: 'never-settles',
    condition: '1 ≤ |B| < 2, Θ₀ + Bx₀ < 4',
    outcome: 'stays bounded but never converges: no minimum is stable (period two, then chaos)',
    basis: 'numerical',
    holds: (r) => Math.abs(r.labelDrive) >= 1 && boundedness(r) === 'bounded',
  },
  {
    id: 'diverges',
    condition: '|B| < 2, Θ₀ + Bx₀ ≥ 4',
    outcome: 'diverges',
    basis: 'numerical',
    holds: (r) => Math.abs(r.labelDrive) < 2 && boundedness(r) === 'unbounded',
  },
  {
    id: 'overdriven',
    condition: '|B| ≥ 2',
    outcome: 'diverges',
    basis: 'numerical',
    holds: (r) => Math.abs(r.labelDrive) >= 2 && boundedness(r) === 'unbounded',
  },
];

/** The region of the stability map a configuration lies in. */
export function stabilityRegion(rates: Rates): StabilityRegion {
  return stabilityRegions.find(({ holds }) => holds(rates))!;
}

/** Factors for both layer rates at which the behaviour changes; Infinity where it never does. */
export interface StepLimits {
  /** 0.1/(2D): up to here the flow describes the steps to about 2 %. */
  flow: number;
  /** 1/D: above it the flow's own minimum is unstable (catapult). */
  flowMinimum: number;
  /** 1/|B|: above it no minimum is stable. */
  anyMinimum: number;
  /** Smallest positive root of Bx₀h² + Θ₀h − 4: above it the run diverges. */
  divergence: number;
}

/** The step limits, as multipliers of both layer rates. */
export function stepLimits(rates: Rates): StepLimits {
  const kernel = kernelEigenvalueOf(rates);
  const curvature = rates.labelDrive * driveOf(rates);
  const discriminant = kernel * kernel + 16 * curvature;
  return {
    flow: 0.1 / (2 * rates.halfRate),
    flowMinimum: 1 / rates.halfRate,
    anyMinimum: 1 / Math.abs(rates.labelDrive),
    divergence: discriminant >= 0 ? 8 / (kernel + Math.sqrt(discriminant)) : Number.POSITIVE_INFINITY,
  };
}

/** Everything the stability map says of one configuration, under the names of its quantities. */
export function stabilitySummary(rates: Rates): Record<string, number | string> {
  const limits = stepLimits(rates);
  return {
    stabilityNumber: stabilityNumber(rates),
    boundedness: boundedness(rates),
    stableMinimum: stableMinimum(rates),
    stabilityRegion: stabilityRegion(rates).id,
    flowStepLimit: limits.flow,
    flowMinimumStepLimit: limits.flowMinimum,
    anyMinimumStepLimit: limits.anyMinimum,
    divergenceStepLimit: limits.divergence,
  };
}

/**
 * Largest distance |s_GD − s_flow|/|s*| over a run to expect while 2D ≤ 0.2 (measured to about 20 %): a relaxation gives
 * 2D/(2e), and a plateau lags by its length times B/2, 2D·(ln(2|B|/(A·growing energy)) − 2)/16.
 */
export function expectedDeviation(rates: Rates): number {
  const { kernelCoefficient, labelDrive, growingModeEnergy, decayingModeEnergy, halfRate } = rates;
  const seed = kernelCoefficient * (labelDrive > 0 ? growingModeEnergy : decayingModeEnergy);
  const plateau = seed > 0 && labelDrive !== 0 ? (log((2 * Math.abs(labelDrive)) / seed) - 2) / 16 : 0;
  return 2 * halfRate * Math.max(0.5 * exp(-1), plateau);
}

/** ε(t) = Bθ − (Θ_t − Θ₀)/4 = ∫θ̇² dt: along discrete steps ln(PQ) falls by about 2ε, towards balanced and aligned layers. */
export function discretisationNumber(
  labelDrive: number,
  stretchedTime: number,
  kernelEigenvalue: number,
  initialKernelEigenvalue: number,
): number {
  return labelDrive * stretchedTime - (kernelEigenvalue - initialKernelEigenvalue) / 4;
}

/**
 * Drift of ln(PQ) per step that noise in the gradient causes at a minimum: −4(η̄γσ_g)²/(2 − Θ), so that noise slowly
 * balances and aligns the layers.
 * @param noiseDriveVariance (η̄γσ_g)², variance of the drive from batch to batch
 * @param kernelEigenvalue Θ < 2 at the minimum
 */
export function noiseDrift(noiseDriveVariance: number, kernelEigenvalue: number): number {
  return (-4 * noiseDriveVariance) / (2 - kernelEigenvalue);
}
