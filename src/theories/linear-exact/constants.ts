import { atan2 } from '../../numerics/math/index.js';
import { hypotenuse } from './modes.js';
import type { Solution } from './solution.js';
import { timeToResidual } from './time-to-residual.js';

/** Numbers that belong to a whole run of gradient flow; names and meanings: `quantities.ts`. */
export interface Constants {
  kernelCoefficient: number;
  labelDrive: number;
  halfRate: number;
  asymptoticRate: number;
  initialGrowingModeEnergy: number;
  initialDecayingModeEnergy: number;
  initialModeImbalance: number;
  initialLayerArea: number;
  initialSlope: number;
  targetSlope: number;
  finalSlope: number;
  kernelSlopeScale: number;
  lazySlopeScale: number;
  featureNumber: number;
  kernelRatio: number;
  normRatio: number;
  initialCosAngle: number;
  finalCosAngle: number;
  rotationContribution: number;
  rescalingContribution: number;
  lossFloor: number;
  initialKernelEigenvalue: number;
  finalKernelEigenvalue: number;
  halfLife: number;
  timeToTenPercent: number;
  timeToPerMille: number;
}

/**
 * The constants of a solution.
 * @equation Θ∞/Θ0 = √((C² + s∞²)/(C² + s0²)) = √(1 + Φ), Φ = (s∞² − s0²)/S0², C = |γ|η̄√(PQ), S0 = √(C² + s0²) = ½|γ|η̄(P + Q)
 */
export function constantsOf(solution: Solution): Constants {
  const { setting, modes, initialSlope, targetSlope, finalSlope, halfRate, rate } = solution;
  const perUnit = Math.abs(setting.outputScale) * setting.meanRate;
  const kernelSlopeScale = perUnit * modes.modeInvariant;
  const lazySlopeScale = 0.5 * perUnit * (modes.growingModeEnergy + modes.decayingModeEnergy);
  const finalScale = hypotenuse(kernelSlopeScale, finalSlope);
  const kernelPerScale = 2 * perUnit * setting.inputMoment;
  return {
    kernelCoefficient: setting.kernelCoefficient,
    labelDrive: setting.labelDrive,
    halfRate,
    asymptoticRate: rate,
    initialGrowingModeEnergy: modes.growingModeEnergy,
    initialDecayingModeEnergy: modes.decayingModeEnergy,
    initialModeImbalance: modes.modeImbalance,
    initialLayerArea: modes.layerArea,
    initialSlope,
    targetSlope,
    finalSlope,
    kernelSlopeScale,
    lazySlopeScale,
    featureNumber: featureNumber(initialSlope, finalSlope, lazySlopeScale),
    kernelRatio: lazySlopeScale === 0 ? 1 : finalScale / lazySlopeScale,
    ...endGeometry(solution),
    lossFloor: setting.lossFloor,
    initialKernelEigenvalue: kernelPerScale * lazySlopeScale,
    finalKernelEigenvalue: kernelPerScale * finalScale,
    halfLife: timeToResidual(solution, 0.5),
    timeToTenPercent: timeToResidual(solution, 0.1),
    timeToPerMille: timeToResidual(solution, 0.001),
  };
}

/** Φ = (s∞² − s0²)/S0²: Θ∞/Θ0 = √(1 + Φ). */
function featureNumber(initialSlope: number, finalSlope: number, lazySlopeScale: number): number {
  if (lazySlopeScale === 0) return 0;
  return ((finalSlope - initialSlope) / lazySlopeScale) * ((finalSlope + initialSlope) / lazySlopeScale);
}

function endGeometry({ setting, modes, finalSlope }: Solution) {
  const area = modes.layerArea;
  const before = modes.layerProduct;
  const after = finalSlope / setting.outputScale;
  const normBefore = hypotenuse(area, before);
  const normAfter = hypotenuse(area, after);
  const rotation = area === 0 ? 0 : area * atan2(area * (after - before), area * area + before * after);
  const initialCosAngle = normBefore === 0 ? 0 : before / normBefore;
  return {
    normRatio: normAfter === normBefore ? 1 : normAfter / normBefore,
    initialCosAngle,
    // Layers that shrink to nothing have no area: they stay parallel on the way.
    finalCosAngle: normAfter === 0 ? initialCosAngle : after / normAfter,
    rotationContribution: rotation,
    rescalingContribution: after - before - rotation,
  };
}
