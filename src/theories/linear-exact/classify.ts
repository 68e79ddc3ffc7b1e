import { log } from '../../numerics/math/index.js';

/** What the classification of one run looks at. */
export interface Ends {
  kernelRatio: number;
  initialCosAngle: number;
  finalCosAngle: number;
  normRatio: number;
  initialSlope: number;
  finalSlope: number;
}

/** When a change counts: of the kernel ratio from 1, of |cos ζ|, of ln of the norm product. */
export interface Thresholds {
  kernel: number;
  angle: number;
  norms: number;
}

/** Mechanisms and signs found in one run. */
export interface Classification {
  phase: 'kernel' | 'feature';
  /** R_Θ above 2 or below ½. */
  strong: boolean;
  alignment: boolean;
  disalignment: boolean;
  rescaling: boolean;
  signFlip: boolean;
  /** In the kernel phase although the angle moves: a small layer turns to a large one that carries the kernel. */
  oneLayerRotates: boolean;
  /** e.g. `feature, strong, alignment, rescaling`. */
  label: string;
}

/**
 * Finite-size classification: `kernel` when Θ∞/Θ0 stays within the threshold of 1, else `feature` with its mechanisms:
 * alignment or disalignment when |cos ζ| rises or falls, rescaling when |u||w| changes. It goes by the kernel and not by the angle:
 * with very unequal layers one of them can turn fully in the kernel phase.
 * @equation kernel: |Θ∞/Θ0 − 1| < 0.1; alignment, disalignment: |cos ζ∞| − |cos ζ0| beyond ±0.1; rescaling: |ln N_r| > 0.1
 */
export function classify(ends: Ends, thresholds: Thresholds): Classification {
  const turn = Math.abs(ends.finalCosAngle) - Math.abs(ends.initialCosAngle);
  const feature = !(Math.abs(ends.kernelRatio - 1) < thresholds.kernel);
  const found = {
    strong: feature && (ends.kernelRatio > 2 || ends.kernelRatio < 0.5),
    alignment: feature && turn > thresholds.angle,
    disalignment: feature && turn < -thresholds.angle,
    rescaling: feature && rescaled(ends.normRatio, thresholds.norms),
    signFlip: feature && ends.initialSlope * ends.finalSlope < 0,
    oneLayerRotates: !feature && Math.abs(turn) > thresholds.angle,
  };
  const names = { ...found, signFlip: false, oneLayerRotates: false };
  const parts = (Object.keys(names) as (keyof typeof names)[]).filter((name) => names[name]) as string[];
  if (found.signFlip) parts.push('sign flip');
  if (found.oneLayerRotates) parts.push('one layer rotates');
  return {
    phase: feature ? 'feature' : 'kernel',
    ...found,
    label: [feature ? 'feature' : 'kernel', ...parts].join(', '),
  };
}

function rescaled(normRatio: number, threshold: number): boolean {
  return normRatio === 0 || normRatio === Number.POSITIVE_INFINITY || Math.abs(log(normRatio)) > threshold;
}
