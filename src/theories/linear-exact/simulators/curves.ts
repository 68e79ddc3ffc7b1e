import type { Setting } from '../setting.js';
import type { State } from '../state.js';
import type { Reduced } from './reduced.js';

/** The curves every simulator records, in the order of the columns of its tape. */
export const curveNames = [
  'slope',
  'loss',
  'excessLoss',
  'residualRatio',
  'kernelEigenvalue',
  'kernelGrowth',
  'unweightedKernelEigenvalue',
  'readoutSquaredNorm',
  'hiddenSquaredNorm',
  'hiddenNormGrowth',
  'layerProduct',
  'layerArea',
  'layerImbalance',
  'cosAngle',
  'normGrowth',
  'drive',
  'growingModeEnergy',
  'decayingModeEnergy',
] as const satisfies (keyof State)[];

/** Name of a recorded curve. */
export type CurveName = (typeof curveNames)[number];

/** One point of every curve. */
export type Point = Record<CurveName, number>;

/** What a simulator measures on its data rather than from the overlaps. */
export type Measured = Partial<Pick<Point, 'slope' | 'loss' | 'kernelEigenvalue'>>;

/**
 * Every curve at one moment by definition from the overlaps: s = γu·w, L = L_min + ½m₂(s − s*)², Θ = m₂γ²(η_u|w|² + η_w|u|²),
 * cos ζ = u·w/|u||w|, drive x = η̄γ(m₁ − m₂s).
 * @param before the first point of the run, for ratios to the start; absent: this is it
 */
export function pointOf(reduced: Reduced, setting: Setting, before?: Point, measured: Measured = {}): Point {
  const { outputScale, inputMoment, meanRate, targetSlope, readoutRate, hiddenRate } = setting;
  const { readoutSquaredNorm: uu, hiddenSquaredNorm: ww } = reduced;
  const slope = measured.slope ?? outputScale * reduced.layerProduct;
  const residual = targetSlope - slope;
  const excessLoss = 0.5 * inputMoment * residual * residual;
  const perKernel = inputMoment * outputScale * outputScale;
  const kernelEigenvalue = measured.kernelEigenvalue ?? perKernel * (readoutRate * ww + hiddenRate * uu);
  const lengths = Math.sqrt(uu) * Math.sqrt(ww);
  const lengthsBefore = before && Math.sqrt(before.readoutSquaredNorm) * Math.sqrt(before.hiddenSquaredNorm);
  return {
    ...reduced,
    slope,
    loss: measured.loss ?? setting.lossFloor + excessLoss,
    excessLoss,
    residualRatio: before && before.excessLoss > 0 ? residual / (targetSlope - before.slope) : 1,
    kernelEigenvalue,
    kernelGrowth: ratio(kernelEigenvalue, before?.kernelEigenvalue),
    unweightedKernelEigenvalue: perKernel * (uu + ww),
    hiddenNormGrowth: ratio(ww, before?.hiddenSquaredNorm),
    layerImbalance: uu / readoutRate - ww / hiddenRate,
    cosAngle: lengths === 0 ? 0 : Math.max(-1, Math.min(1, reduced.layerProduct / lengths)),
    normGrowth: ratio(lengths, lengthsBefore),
    drive: meanRate * outputScale * inputMoment * residual,
  };
}

/** Ratio to the start; 1 at the start and while both vanish. */
function ratio(now: number, start: number | undefined): number {
  return start === undefined || now === start ? 1 : now / start;
}
