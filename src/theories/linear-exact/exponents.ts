/** How the scales of a network grow with one large parameter κ: quantity ~ κ^exponent. */
export interface Scaling {
  widthExponent: number;
  outputScaleExponent: number;
  readoutInitialScaleExponent: number;
  hiddenInitialScaleExponent: number;
  readoutLearningRateExponent: number;
  hiddenLearningRateExponent: number;
  /** Of cos ζ at the start: −widthExponent/2 for a random one, 0 for aligned layers. */
  cosAngleExponent: number;
}

/** Exponents and labels that follow from a scaling, for a target slope of order one. */
export interface ScalingLaws {
  initialSlopeExponent: number;
  /** Of outputScale · layerArea. */
  layerAreaExponent: number;
  imbalanceExponent: number;
  lazySlopeScaleExponent: number;
  initialKernelExponent: number;
  finalKernelExponent: number;
  /** Of |Θ∞/Θ0 − 1| in the kernel phase and of Θ∞/Θ0 in the rich phase; 0 otherwise. */
  kernelRatioExponent: number;
  phase: 'kernel' | 'feature:disalignment' | 'feature:critical' | 'feature:rich';
  alignment: 'full' | 'partial' | 'none';
  speed: 'stable' | 'frozen' | 'unstable';
  initialOutput: 'bounded' | 'divergent';
}

const resolution = 1e-12;

/** -1, 0 or 1, exponents within 1e-12 counting as equal. */
function sign(exponent: number): number {
  return Math.abs(exponent) <= resolution ? 0 : Math.sign(exponent);
}

/**
 * The phase diagram by exponents: S0 → ∞ faster than s0 is the kernel phase.
 * @equation c_s0 = c + c_d + c_cos, c_G = c + c_d, c_S = c + c_d + I, c = c_γ + c_u + c_w, I = |c_u − c_w − (e_u − e_w)/2|
 * @equation c_rate0 = c_γ + (e_u + e_w)/2 + c_S, c_rate∞ = c_γ + (e_u + e_w)/2 + max(c_S, 0); |Θ∞/Θ0 − 1| ~ κ^{−2 min(c_S, c_S − c_s0)} in the kernel phase
 */
export function scalingLaws(scaling: Scaling): ScalingLaws {
  const c = scaling.outputScaleExponent + scaling.readoutInitialScaleExponent + scaling.hiddenInitialScaleExponent;
  const rateDifference = (scaling.readoutLearningRateExponent - scaling.hiddenLearningRateExponent) / 2;
  const meanRate = (scaling.readoutLearningRateExponent + scaling.hiddenLearningRateExponent) / 2;
  const layerArea = c + scaling.widthExponent;
  const initialSlope = layerArea + scaling.cosAngleExponent;
  const imbalance = Math.abs(scaling.readoutInitialScaleExponent - scaling.hiddenInitialScaleExponent - rateDifference);
  const lazy = layerArea + imbalance;
  const finalKernel = scaling.outputScaleExponent + meanRate + Math.max(lazy, 0);
  const phase = phaseOf(lazy, initialSlope);
  return {
    initialSlopeExponent: initialSlope,
    layerAreaExponent: layerArea,
    imbalanceExponent: imbalance,
    lazySlopeScaleExponent: lazy,
    initialKernelExponent: scaling.outputScaleExponent + meanRate + lazy,
    finalKernelExponent: finalKernel,
    kernelRatioExponent:
      phase === 'kernel' ? -2 * Math.min(lazy, lazy - initialSlope) : phase === 'feature:rich' ? -lazy : 0,
    phase,
    alignment: (['full', 'partial', 'none'] as const)[sign(layerArea) + 1]!,
    speed: (['frozen', 'stable', 'unstable'] as const)[sign(finalKernel) + 1]!,
    initialOutput: sign(initialSlope) <= 0 ? 'bounded' : 'divergent',
  };
}

function phaseOf(lazy: number, initialSlope: number): ScalingLaws['phase'] {
  if (sign(lazy) < 0) return 'feature:rich';
  if (sign(lazy) === 0) return 'feature:critical';
  return sign(lazy - initialSlope) > 0 ? 'kernel' : 'feature:disalignment';
}
